namespace HybridTrust.Jobs;

/// <summary>What opening a signed envelope gives: what it says, or why it was turned away. Opening never throws for what came over the wire.</summary>
/// <typeparam name="T">What the envelope says: a <see cref="Job"/>, a <see cref="JobResult"/> or plain content.</typeparam>
public abstract record Opening<T>
{
    private Opening()
    {
    }

    /// <summary>Genuine.</summary>
    /// <param name="Value">What it says.</param>
    public sealed record Opened(T Value) : Opening<T>;

    /// <summary>Turned away; nothing in it may be acted on.</summary>
    /// <param name="Refusal">Why, and what to do.</param>
    public sealed record Refused(JobRefusal Refusal) : Opening<T>;

    /// <summary>Goes on with what was opened; a refusal stays one.</summary>
    internal Opening<TNext> Then<TNext>(Func<T, Opening<TNext>> next) => this switch
    {
        Opened opened => next(opened.Value),
        Refused refused => new Opening<TNext>.Refused(refused.Refusal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Looks for a reason against what was opened; null means there is none.</summary>
    internal Opening<T> Unless(Func<T, JobRefusal?> reason) =>
        this is Opened opened && reason(opened.Value) is { } refusal ? new Refused(refusal) : this;
}
