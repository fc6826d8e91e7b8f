namespace HybridTrust.Plans;

/// <summary>Who carries out a stage: the cloud's own activities, or a named runner.</summary>
/// <param name="Runner">The runner's name; null for the cloud.</param>
public sealed record Executor(string? Runner)
{
    /// <summary>Activities of the host itself.</summary>
    public static Executor Cloud { get; } = new(Runner: null);

    /// <inheritdoc />
    public override string ToString() => Runner is null ? "cloud" : $"runner {Runner}";
}
