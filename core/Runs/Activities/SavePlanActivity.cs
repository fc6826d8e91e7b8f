using HybridTrust.Plans;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Saves a plan as a document.</summary>
internal sealed class SavePlanActivity(PlanStore plans) : Activity<PlanToSave, string>
{
    public override Task<string> RunAsync(PlanToSave input, CancellationToken cancellation) =>
        plans.SaveAsync(input.Run, input.Plan, cancellation);
}
