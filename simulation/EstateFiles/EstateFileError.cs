namespace HybridTrust.Simulation.EstateFiles;

/// <summary>One thing that is wrong in an estate file.</summary>
/// <param name="Path">Where, such as <c>$.exchange.servers</c>.</param>
/// <param name="Problem">What is wrong, and what to write instead.</param>
public sealed record EstateFileError(string Path, string Problem)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {Problem}";
}
