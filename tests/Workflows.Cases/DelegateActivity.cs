namespace HybridTrust.Workflows.Cases;

/// <summary>An activity written inside its case.</summary>
public sealed class DelegateActivity<TInput, TResult>(Func<TInput, CancellationToken, Task<TResult>> body) : Activity<TInput, TResult>
{
    /// <inheritdoc/>
    public override Task<TResult> RunAsync(TInput input, CancellationToken cancellation) => body(input, cancellation);
}
