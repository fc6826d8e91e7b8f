using Microsoft.DurableTask;

namespace HybridTrust.Functions.Durable;

/// <summary>The product's retry policies in Durable Task's terms.</summary>
internal static class DurableRetry
{
    /// <summary>Options that retry by the policy, and never what would fail again; null for a single try.</summary>
    public static TaskOptions? Of(HybridTrust.Workflows.RetryPolicy? policy) => policy is null or { MaxAttempts: 1 }
        ? null
        : TaskOptions.FromRetryPolicy(new RetryPolicy(policy.MaxAttempts, policy.FirstInterval, policy.Backoff, policy.MaxInterval ?? Timeout.InfiniteTimeSpan)
        {
            HandleFailure = details => !ActivityFailure.Of(details).Permanent,
        });
}
