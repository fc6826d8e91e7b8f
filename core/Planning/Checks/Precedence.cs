namespace HybridTrust.Planning.Checks;

/// <summary>Two procedures of which one needs what the other makes.</summary>
/// <param name="Earlier">The procedure that makes it.</param>
/// <param name="Later">The procedure that needs it.</param>
internal sealed record Precedence(string Earlier, string Later);
