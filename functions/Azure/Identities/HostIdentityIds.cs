namespace HybridTrust.Functions.Azure.Identities;

/// <summary>One of the host's identities.</summary>
/// <param name="ManagedIdentity">Client id of the user-assigned managed identity.</param>
/// <param name="Application">
/// Client id of the multi-tenant application that trusts the managed identity (a federated credential), for tenants other than the
/// deployment's own; null when there are none.
/// </param>
internal sealed record HostIdentityIds(string ManagedIdentity, string? Application);
