using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Waits for a person's decision on a plan. The event only wakes the run; what counts is the record, checked by an activity.</summary>
internal sealed class ApprovalWait(RunSession run)
{
    /// <summary>Null when the plan may be applied, else why not.</summary>
    public async Task<string?> WaitAsync(Plan plan, string hash)
    {
        var policy = run.Organization.Approval;
        var noReturn = plan.WithoutReturn();
        run.Approval = null;
        if (!policy.Required && noReturn.Count == 0)
        {
            await run.RecordAsync(run.Entry(EvidenceKind.Decided, $"The profile of {run.Organization.Name} asks for no approval.", policy));
            return null;
        }

        if (!policy.Required)
        {
            // A profile may do without approvals, but not for what nobody can take back.
            var sentence = $"The profile of {run.Organization.Name} asks for no approval, but this plan cannot be undone: {string.Join(", ", noReturn.Select(c => c.Object))}.";
            await run.RecordAsync(run.Entry(EvidenceKind.Noted, sentence, policy));
        }

        if (await run.Orders.CancelledAsync() is { } over)
        {
            return over;
        }

        var workflow = run.Workflow;
        var expires = workflow.UtcNow + TimeSpan.FromHours(policy.ExpiresAfterHours);
        var terms = run.Approval = ApprovalTerms.Of(run.Id, hash, run.Request, run.Organization, expires);
        if (await StandsAsync(terms))
        {
            return null;
        }

        var waiting = $"{plan.Changes.Count} {(plan.Changes.Count == 1 ? "change waits" : "changes wait")} for approval of plan {hash[..12]}{(terms.Approvers > 1 ? " by two different people" : "")}, until {expires:u}.{(plan.AtOnce ? $" {plan.AtOnceSentence}" : "")}";
        run.Publish(RunPhase.WaitingForApproval, waiting, hash, expires, plan.Changes.Count);
        while (true)
        {
            var woken = await workflow.WaitForEventAsync<ApprovalNotice>(Approval.EventName(hash), expires);
            var verdict = await VerifyAsync(terms);
            if (verdict.Decision is { } decision)
            {
                return await TakeAsync(verdict, decision);
            }

            if (woken is EventOutcome<ApprovalNotice>.TimedOut)
            {
                return $"Nobody approved plan {hash[..12]} before it expired at {expires:u}. Send the ticket again to get a new plan.";
            }

            if (await run.Orders.CancelledAsync() is { } cancelled)
            {
                return cancelled;
            }

            if (verdict is { First: { } first, Objection: null })
            {
                var one = $"{first.By} approved plan {hash[..12]}; one more person has to, because it is not known who asked. Until {expires:u}.";
                run.Publish(RunPhase.WaitingForApproval, one, hash, expires, plan.Changes.Count);
                continue;
            }

            await run.RecordAsync(run.Entry(
                EvidenceKind.Noted, verdict.Objection ?? "An approval was announced, but none is recorded. Somebody raised the event by hand.", verdict));
        }
    }

    /// <summary>
    /// Whether this very plan was approved in an earlier round: a server that did not answer for a moment makes the run plan again, and
    /// the same plan comes out. Nobody would be asked a second time, because the first decision on a plan stands.
    /// </summary>
    private async Task<bool> StandsAsync(ApprovalTerms terms)
    {
        if (run.Round == 1 || (await VerifyAsync(terms)).Decision is not { Approved: true } decision)
        {
            return false;
        }

        await run.RecordAsync(run.Entry(
            EvidenceKind.Noted, $"The new plan is plan {terms.PlanHash[..12]} again, which {decision.By} approved at {decision.At:u}; the approval stands.", decision));
        return true;
    }

    private async Task<ApprovalVerdict> VerifyAsync(ApprovalTerms terms) => (await run.Workflow.CallActivityAsync(
        RunActivities.VerifyApproval, terms, RetryPolicy.Safe)).Required();

    private async Task<string?> TakeAsync(ApprovalVerdict verdict, Approval decision)
    {
        if (verdict.First is { } first)
        {
            await run.RecordAsync(run.Entry(EvidenceKind.Decided, first.By, $"{first.By} approved plan {first.PlanHash[..12]}{Because(first.Reason)}", first));
        }

        if (decision.BreakGlass)
        {
            return await BreakGlassAsync(decision);
        }

        var sentence = $"{decision.By} {(decision.Approved ? "approved" : "rejected")} plan {decision.PlanHash[..12]}{Because(decision.Reason)}";
        await run.RecordAsync(run.Entry(EvidenceKind.Decided, decision.By, sentence, decision));
        return decision.Approved ? null : sentence;
    }

    // Loud, so that nobody has to look for it: in the evidence, in the ticket, and on top of the report.
    private async Task<string?> BreakGlassAsync(Approval decision)
    {
        var sentence = $"BREAK GLASS: {decision.By} goes ahead with plan {decision.PlanHash[..12]} alone, without approval{Because(decision.Reason)}";
        await run.RecordAsync(run.Entry(EvidenceKind.Decided, decision.By, sentence, decision));
        await run.TellTicketAsync(run.Key("break-glass"), $"{sentence} Another person has to approve it afterwards: POST /api/runs/{decision.Run}/approval.");
        return null;
    }

    // What a person wrote may or may not end like a sentence, and another sentence follows.
    private static string Because(string? reason) => reason?.TrimEnd() switch
    {
        null or "" => ".",
        { } text when text[^1] is '.' or '!' or '?' => $": {text}",
        { } text => $": {text}.",
    };
}
