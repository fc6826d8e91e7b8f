using System.Text.Json;
using HybridTrust.Functions.Durable;
using HybridTrust.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Functions.Orchestrations;

/// <summary>The run of a ticket. A run that failed is told to the log once, because alerts read it there.</summary>
internal sealed partial class RunOrchestration(DurableWorkflows workflows)
{
    /// <summary>The trigger.</summary>
    [Function("Run")]
    public async Task<JsonElement> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var logger = context.CreateReplaySafeLogger<RunOrchestration>();
        var organization = DurableJson.Read<RunRequest>(context.GetInput<JsonElement>()).Organization;
        try
        {
            var result = await workflows.RunAsync("Run", context);
            if (DurableJson.Read<RunResult>(result) is { Outcome: RunOutcome.Failed } failed)
            {
                LogFailed(logger, context.InstanceId, organization, failed.Sentence);
            }

            return result;
        }
        catch (Exception failure)
        {
            LogFailed(logger, context.InstanceId, organization, failure.Message);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Run} of {Organization} failed: {Sentence}", EventName = "RunFailed")]
    private static partial void LogFailed(ILogger logger, string run, string organization, string sentence);
}
