using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine;

/// <summary>The failures that the engine itself finds, and the form in which histories keep exceptions.</summary>
internal static class EngineFailures
{
    /// <summary>An exception as a failure. A missing result is told as what happened underneath.</summary>
    public static Failure From(Exception exception) => exception is WorkflowFailedException failed
        ? failed.Failure
        : new Failure(exception.GetType().Name, exception.Message);

    /// <summary>The code no longer does what its history says.</summary>
    public static Failure NonDeterminism(string instanceId, string what) => new(
        "NonDeterminism",
        $"Instance '{instanceId}' no longer follows its history: {what}. It is set aside. "
        + "Start the version that wrote this history and it goes on, or start the work again under another id.");

    /// <summary>The code awaited something that would not replay.</summary>
    public static Failure ForeignAwait(string instanceId) => new(
        "ForeignAwait",
        $"Instance '{instanceId}' awaited a task that is not its workflow's, which cannot be replayed. "
        + "Move I/O, delays and background work into an activity, and await only tasks that IWorkflow returns, without ConfigureAwait.");

    /// <summary>The engine has no code for the orchestration.</summary>
    public static Failure WorkflowNotRegistered(string instanceId, string name) => new(
        "WorkflowNotRegistered",
        $"Instance '{instanceId}' is of orchestration '{name}', which this version does not have. "
        + "Start a version that has it, or start the work again under another id.");

    /// <summary>The engine has no code for the activity.</summary>
    public static Failure ActivityNotRegistered(string instanceId, string name) => new(
        "ActivityNotRegistered",
        $"Instance '{instanceId}' called activity '{name}', which this version does not have. Start a version that registers it.");

    /// <summary>A child's id is taken.</summary>
    public static Failure DuplicateInstance(string parentId, string childId) => new(
        "DuplicateInstance",
        $"Instance '{parentId}' cannot start child '{childId}': the id is taken by an instance that runs or has ended. Ids include the attempt.");

    /// <summary>Records of the instance are lost.</summary>
    public static Failure DamagedHistory(string instanceId, string path, long offset) => new(
        "DamagedHistory",
        $"Records of instance '{instanceId}' are lost: the journal '{path}' is damaged at byte {offset}. It is set aside. "
        + "Restore the journal from a backup, or look at what the run has done and start it again under another id.");

    /// <summary>A turn failed in the engine, not in the orchestration.</summary>
    public static Failure BrokenTurn(string instanceId, Exception exception) => new(
        exception.GetType().Name,
        $"Instance '{instanceId}' is set aside because its turn could not be carried out: {exception.Message} Restart the host to try again.");
}
