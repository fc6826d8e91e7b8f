namespace HybridTrust.Runs.Changes;

/// <summary>Whether a change may begin at a moment.</summary>
internal abstract record ChangeAllowance
{
    private ChangeAllowance()
    {
    }

    /// <summary>It may, and what began has to be over by a time; null when nothing says so.</summary>
    public sealed record Open(DateTimeOffset? Closes) : ChangeAllowance;

    /// <summary>Not now; it may from a time on, or when somebody changes something where none is known.</summary>
    public sealed record Shut(string Sentence, DateTimeOffset? Opens) : ChangeAllowance;

    /// <summary>Not any more.</summary>
    public sealed record Over(string Sentence) : ChangeAllowance;
}
