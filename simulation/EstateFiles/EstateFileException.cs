namespace HybridTrust.Simulation.EstateFiles;

/// <summary>An estate file cannot be used; every error is listed at once.</summary>
public sealed class EstateFileException(IReadOnlyList<EstateFileError> errors)
    : Exception($"The estate file has {errors.Count} error(s):{string.Concat(errors.Select(e => $"{Environment.NewLine}  {e}"))}")
{
    /// <summary>Every error, in the order of the file.</summary>
    public IReadOnlyList<EstateFileError> Errors { get; } = errors;
}
