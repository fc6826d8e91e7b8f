using HybridTrust.Plans;
using HybridTrust.Proofs;
using HybridTrust.Steps;
using HybridTrust.Tickets;

namespace HybridTrust.Runs;

/// <summary>What a ticket is told of a run's plan and of its end, in words.</summary>
internal static class RunTold
{
    /// <summary>The plan, where to read it, and how to approve it.</summary>
    public static TicketComment Plan(RunSession run, Plan plan, string hash, string sentence)
    {
        var id = run.Workflow.InstanceId;
        List<string> lines =
        [
            sentence,
            .. plan.Changes.Concat(plan.Obstacles).Select(c => $"- {c.Object} on {c.Target}: {c.Finding.Sentence}"),
            .. (plan.Calendar ?? []).Select(c => $"- Calendar, {c.When}: {c.Object} on {c.Target}: {c.Finding.Sentence}"),
            $"Plan: {run.Host.Link($"/api/runs/{id}/plan")}",
        ];
        var waits = plan.Approved.Any() && run.Request.Action is not (RunAction.Plan or RunAction.Verify)
            && (plan.Obstacles.Count == 0 || run.Request.Action is RunAction.Undo);
        if (waits)
        {
            var server = run.Host.Address is { } address ? $" --server {address}" : "";
            lines.Add($"Where it needs approval: {run.Host.Link($"/api/runs/{id}/approval")}, or 'hybridtrust approve {id} --plan {hash}{server}'.");
        }

        return new TicketComment(id, run.Key("plan"), string.Join('\n', lines)) { Texts = waits ? Texts(run, plan) : null };
    }

    /// <summary>How it ended, what was proved, and where the report is.</summary>
    public static string End(RunSession run, RunResult result) => string.Join('\n',
    [
        $"{result.Sentence} Report: {run.Host.Link($"/api/runs/{run.Workflow.InstanceId}/report")}",
        .. result.Proofs.Select(p => $"- {p.Name}{(p.Target is { } target ? $" on {target}" : "")}: {Verdict(p)}. {p.Explanation}"),
    ]);

    /// <summary>A ticket is done when what it asked for is; a plan alone decides nothing about its ticket.</summary>
    public static TicketEnding EndingOf(RunAction action, RunOutcome outcome) =>
        action is not RunAction.Plan && outcome is RunOutcome.Proven or RunOutcome.NothingToDo or RunOutcome.Undone ? TicketEnding.Done : TicketEnding.Open;

    private static ChangeTexts Texts(RunSession run, Plan plan)
    {
        var id = run.Workflow.InstanceId;
        var lasting = plan.WithoutReturn();
        var stays = lasting.Count == 0
            ? "Every change of this plan can be undone as long as its value is still the run's."
            : $"Cannot be undone: {string.Join("; ", lasting.Select(c => $"{c.Object} on {c.Target}"))}.";
        var returns = plan.Changes.FirstOrDefault(c => c.Risk.HasFlag(Risk.PointOfNoReturn)) is { } point ? $" Point of no return: {point.Object} on {point.Target}." : "";
        return new ChangeTexts(
            [.. plan.Approved.Select(c => c.Target).Distinct(StringComparer.OrdinalIgnoreCase)],
            run.Proofs.Count == 0
                ? "The run reads back what it changed."
                : $"The run reads back what it changed, then exercises the trust by itself: {string.Join(", ", run.Proofs.Select(p => p.Id))}. The report says what each shows and what it does not show.",
            $"'hybridtrust undo {id}' plans the way back from the recorded values before each change, in reverse order; it is approved like any run. {stays}{returns}");
    }

    private static string Verdict(ProofResult proof) => proof.Verdict switch
    {
        ProofVerdict.Passed => "passed",
        ProofVerdict.Failed => "FAILED",
        _ => "not exercised",
    };
}
