namespace HybridTrust.Procedures.Preflight;

/// <summary>What a check has to say of what it saw.</summary>
/// <param name="Stops">Whether a run must not start; else it is only to be known.</param>
/// <param name="Sentence">What was seen, what was expected, what to do.</param>
internal sealed record Remark(bool Stops, string Sentence)
{
    /// <summary>A run must not start like this.</summary>
    public static Remark Obstacle(string sentence) => new(Stops: true, sentence);

    /// <summary>A run may start, but a person should know.</summary>
    public static Remark Warning(string sentence) => new(Stops: false, sentence);
}
