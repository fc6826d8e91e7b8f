namespace HybridTrust.Runs;

/// <summary>How applying the stages ended.</summary>
internal abstract record StageEnding
{
    private StageEnding()
    {
    }

    /// <summary>Every step is in place.</summary>
    public sealed record AllApplied : StageEnding;

    /// <summary>An order came in between; the stage begins again when it is lifted.</summary>
    public sealed record Interrupted(string Sentence) : StageEnding;

    /// <summary>The world is not what was approved; nothing further was changed. Plan again.</summary>
    public sealed record WorldMoved(string Sentence) : StageEnding;

    /// <summary>Stopped where everything that was done stands by itself.</summary>
    public sealed record StoppedSafely(string Sentence) : StageEnding;

    /// <summary>The maintenance window closed first; what was done stands by itself, and these steps are left.</summary>
    public sealed record OutOfWindow(IReadOnlyList<string> Left, string Sentence) : StageEnding;

    /// <summary>The certificate was replaced, and somebody was left without it: with a person's approval, because servers come first (I3).</summary>
    public sealed record RotatedWithGap(string Sentence) : StageEnding;

    /// <summary>Something may be half done.</summary>
    public sealed record HalfDone(string Sentence) : StageEnding;
}
