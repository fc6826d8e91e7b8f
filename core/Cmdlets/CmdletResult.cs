namespace HybridTrust.Cmdlets;

/// <summary>What an operation gave back.</summary>
/// <param name="Objects">The objects it returned, in order.</param>
/// <param name="Warnings">The warnings it wrote.</param>
public sealed record CmdletResult(IReadOnlyList<CmdletObject> Objects, IReadOnlyList<string> Warnings)
{
    /// <summary>Nothing returned, nothing warned.</summary>
    public static CmdletResult Empty { get; } = new([], []);
}
