using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Saves a run's plan, and tells evidence and ticket of it.</summary>
internal static class RunPlans
{
    /// <summary>Gives the plan's hash.</summary>
    public static async Task<string> SaveAsync(this RunSession run, Plan plan)
    {
        var hash = (await run.Workflow.CallActivityAsync(
            RunActivities.SavePlan, new PlanToSave(run.Id, plan), RetryPolicy.Safe)).Required();
        var sentence = plan switch
        {
            { Obstacles.Count: > 0, Changes.Count: > 0 } when run.Request.Action is RunAction.Undo =>
                $"Plan {hash[..12]}: {Count(plan.Changes.Count, "step goes", "steps go")} back, {Count(plan.Obstacles.Count, "stays", "stay")}.",
            { Obstacles.Count: > 0 } => $"Plan {hash[..12]}: {Count(plan.Obstacles.Count, "step is", "steps are")} blocked.",
            { AtOnce: true, Changes.Count: > 0 } => $"Plan {hash[..12]}: {Count(plan.Changes.Count, "change", "changes")}, {plan.InPlace} in place. {plan.AtOnceSentence}",
            { Changes.Count: > 0 } => $"Plan {hash[..12]}: {Count(plan.Changes.Count, "change", "changes")}{Calendar(plan)}, {plan.InPlace} in place.",
            { Calendar: not null } => $"Plan {hash[..12]}: no change{Calendar(plan)}, {plan.InPlace} in place.",
            _ => $"Plan {hash[..12]}: no change, {plan.InPlace} in place.",
        };
        await run.RecordAsync(run.Entry(EvidenceKind.Planned, sentence, plan));
        await run.TellTicketAsync(RunTold.Plan(run, plan, hash, sentence));
        await TellDifferenceAsync(run, plan, hash);
        run.Plan = plan;
        return hash;
    }

    // Who approved before is asked again, and wants to know why.
    private static async Task TellDifferenceAsync(RunSession run, Plan plan, string hash)
    {
        if (run.Plan is { } earlier && PlanDifference.Between(earlier, plan) is var difference && difference.Lines().ToList() is { Count: > 0 } lines)
        {
            var sentence = $"Plan {hash[..12]} differs from plan {earlier.Hash()[..12]}: {Count(difference.Added.Count, "step", "steps")} more, {Count(difference.Dropped.Count, "step", "steps")} less, {Count(difference.Altered.Count, "step", "steps")} changed.";
            await run.RecordAsync(run.Entry(EvidenceKind.Noted, sentence, difference));
            await run.TellTicketAsync(run.Key("plan-difference"), string.Join('\n', [sentence, .. lines]));
        }
    }

    private static string Calendar(Plan plan) => plan.Calendar is { } calendar ? $", {Count(calendar.Count, "line", "lines")} of the calendar" : "";

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
