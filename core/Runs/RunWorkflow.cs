using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>One run, from ticket to report.</summary>
public sealed class RunWorkflow
{
    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<RunRequest, RunResult> Reference = new("Run");
}
