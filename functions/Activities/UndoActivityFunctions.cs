using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>The activities behind an undo.</summary>
internal sealed class UndoActivityFunctions(DurableActivities activities)
{
    /// <summary>Reads what there is to put back of an earlier run.</summary>
    [Function("LoadUndo")]
    public Task<JsonElement> LoadUndoAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("LoadUndo", input, cancellation);

    /// <summary>Remembers what was put back.</summary>
    [Function("KeepUndone")]
    public Task<JsonElement> KeepUndoneAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("KeepUndone", input, cancellation);
}
