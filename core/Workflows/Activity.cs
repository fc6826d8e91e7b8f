namespace HybridTrust.Workflows;

/// <summary>
/// A piece of work with effects, called by an orchestration. It may run more than once for one call (a crash between
/// the effect and its record), so every activity is safe to repeat.
/// </summary>
/// <typeparam name="TInput">What it takes; JSON.</typeparam>
/// <typeparam name="TResult">What it gives; JSON.</typeparam>
public abstract class Activity<TInput, TResult>
{
    /// <summary>Does the work.</summary>
    public abstract Task<TResult> RunAsync(TInput input, CancellationToken cancellation);
}
