using HybridTrust.Workflows;

namespace HybridTrust.Benchmarks;

/// <summary>Five activities, one after another.</summary>
internal sealed class FiveActivities : Workflow<int, int>
{
    public static WorkflowReference<int, int> Reference { get; } = new("five-activities");

    public override async Task<int> RunAsync(IWorkflow workflow, int input)
    {
        for (var step = 0; step < 5; step++)
        {
            input = (await workflow.CallActivityAsync(AddOne.Reference, input)).Required();
        }

        return input;
    }
}
