using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>The activity behind an approval.</summary>
internal sealed class ApprovalActivityFunctions(DurableActivities activities)
{
    /// <summary>Reads the recorded decision on a plan and checks it once more.</summary>
    [Function("VerifyApproval")]
    public Task<JsonElement> VerifyApprovalAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("VerifyApproval", input, cancellation);
}
