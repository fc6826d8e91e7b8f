using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Runs.Turns;

namespace HybridTrust.Api.Approvals;

/// <summary>Who may decide on a run's plan, and how many have to. The run asks the same again, of the records.</summary>
internal sealed class ApprovalRules(string run, RunRequest request, IReadOnlyList<Attachment> attached, ApprovalPolicy policy)
{
    private readonly Identities _identities = new(policy.People);

    /// <exception cref="RequestRefusedException">The caller may not decide like this.</exception>
    public void RefuseUnlessAllowed(ApprovalDecision decision, Caller caller)
    {
        if (decision is ApprovalDecision.BreakGlass)
        {
            if (!policy.BreakGlass)
            {
                throw new RequestRefusedException(ProblemKind.Forbidden,
                    $"The profile of {request.Organization} lets nobody go ahead alone. Set approval.breakGlass, or ask another person with the role Approver.");
            }
        }
        else if (attached.Select(a => a.RequestedBy).Prepend(request.RequestedBy).Any(asker => _identities.MayBeSame(caller.Name, asker)))
        {
            throw new RequestRefusedException(ProblemKind.Forbidden,
                $"'{caller.Name}' asked for run {run} and so cannot decide on its plan. Ask another person with the role Approver.");
        }
    }

    /// <summary>The slot of a decision: the first that is free or the caller's own.</summary>
    public async Task<ApprovalSlot> SlotAsync(Approval decision, DecisionLedger ledger, CancellationToken cancellation)
    {
        if (decision.BreakGlass)
        {
            return ApprovalSlot.BreakGlass;
        }

        if (await ledger.FindAsync(run, decision.PlanHash, ApprovalSlot.BreakGlass, cancellation) is { } alone)
        {
            return _identities.MayBeSame(alone.By, decision.By)
                ? throw new RequestRefusedException(ProblemKind.Forbidden,
                    $"'{alone.By}' went ahead with plan {decision.PlanHash} alone; another person has to approve that afterwards.")
                : ApprovalSlot.Afterwards;
        }

        // Nobody knows who asked, by the run's own ticket or by one that it carries: two different people have to approve. One who rejects is enough.
        return await ledger.FindAsync(run, decision.PlanHash, ApprovalSlot.First, cancellation) is { Approved: true } first
            && (!_identities.Knows(request) || attached.Any(a => a.At <= first.At && !_identities.Knows(a)))
            && !_identities.MayBeSame(first.By, decision.By)
                ? ApprovalSlot.Second
                : ApprovalSlot.First;
    }
}
