namespace HybridTrust.Entra;

/// <summary>An application permission that a resource offers.</summary>
/// <param name="Id">Its id in that resource; what consent names.</param>
/// <param name="Value">Its name, such as <c>full_access_as_app</c>.</param>
public sealed record AppRole(Guid Id, string Value);
