namespace HybridTrust.Cmdlets;

/// <summary>What an operation gave back.</summary>
/// <param name="Objects">The objects it returned, in order.</param>
/// <param name="Warnings">The warnings it wrote.</param>
public sealed record CmdletResult(IReadOnlyList<CmdletObject> Objects, IReadOnlyList<string> Warnings)
{
    /// <summary>Nothing returned, nothing warned.</summary>
    public static CmdletResult Empty { get; } = new([], []);

    /// <summary>The one object of an operation that always returns one.</summary>
    /// <exception cref="FormatException">It returned none, or several.</exception>
    public CmdletObject Only(string operation, string server) => Objects is [var only]
        ? only
        : throw new FormatException($"{operation} on {server} returned {Objects.Count} objects instead of one. Run it there by hand and see why, then start again.");
}
