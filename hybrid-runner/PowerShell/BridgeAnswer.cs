namespace HybridTrust.Runner.PowerShell;

/// <summary>A bridge's line, to its hello or to one request.</summary>
/// <param name="Id">What it answers.</param>
/// <param name="Protocol">In a hello: which protocol the bridge speaks.</param>
/// <param name="Version">In a hello: PowerShell's version, encoded.</param>
/// <param name="Objects">The objects returned, each with the properties that the catalogue reads.</param>
/// <param name="Warnings">The warnings written, encoded.</param>
/// <param name="Error">What went wrong; null when nothing did.</param>
/// <param name="Lost">Whether the session broke: the operation may have run in part.</param>
internal sealed record BridgeAnswer(
    string Id,
    int? Protocol,
    string? Version,
    IReadOnlyList<IReadOnlyList<BridgeValue>>? Objects,
    IReadOnlyList<string>? Warnings,
    BridgeError? Error,
    bool Lost = false);
