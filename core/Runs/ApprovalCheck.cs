using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs.Activities;
using HybridTrust.Runs.Turns;

namespace HybridTrust.Runs;

/// <summary>
/// Reads the recorded decisions on a plan and judges them by the rules, so that an event raised behind the API's back, or a record written
/// past it, approves nothing. Asked when a run wakes, and before each change.
/// </summary>
public sealed class ApprovalCheck(IRecords records, IJobSigner signer, TimeProvider time)
{
    private readonly AnnouncementStore _announcements = new(records);
    private readonly AttachmentStore _attachments = new(records);

    /// <summary>What is recorded about a plan.</summary>
    public async Task<ApprovalVerdict> VerifyAsync(ApprovalTerms terms, CancellationToken cancellation)
    {
        var host = await SignersAsync(cancellation);
        if (terms.BreakGlass && await FindAsync(terms, ApprovalSlot.BreakGlass, cancellation) is { } alone)
        {
            return Judge(alone, ApprovalSlot.BreakGlass, terms, host) is { } flaw ? new ApprovalVerdict(null, flaw) : new ApprovalVerdict(alone.Approval, null);
        }

        if (await FindAsync(terms, ApprovalSlot.First, cancellation) is not { } first)
        {
            return new ApprovalVerdict(null, null);
        }

        var askers = await _attachments.OfAsync(terms.Run, cancellation);
        if ((Judge(first, ApprovalSlot.First, terms, host) ?? Asked(first.Approval, terms, askers)) is { } objection)
        {
            return new ApprovalVerdict(null, objection);
        }

        return first.Approval.Approved && ApproversOf(first.Approval, terms, askers) > 1
            ? await WithSecondAsync(first.Approval, terms, host, askers, cancellation)
            : new ApprovalVerdict(first.Approval, null);
    }

    /// <summary>Why a change must not begin for want of an approval, or null.</summary>
    public async Task<string?> ObjectionAsync(ApprovalTerms terms, CancellationToken cancellation)
    {
        var verdict = await VerifyAsync(terms, cancellation);
        return verdict switch
        {
            { Objection: { } objection } => objection,
            { Decision: null } => $"Plan {terms.PlanHash} of {terms.Run} is not approved.",
            { Decision: { Approved: false } rejected } => $"{rejected.By} rejected plan {terms.PlanHash} of {terms.Run} at {rejected.At:u}.",
            { Decision: { } approved } when time.GetUtcNow() > approved.At.AddHours(terms.GoodForHours) =>
                $"{approved.By} approved plan {terms.PlanHash} at {approved.At:u}, and that was good for {terms.GoodForHours} hours. Deliver the ticket again to have the rest approved.",
            _ => null,
        };
    }

    private async Task<ApprovalVerdict> WithSecondAsync(
        Approval first, ApprovalTerms terms, CountingSigners host, IReadOnlyList<Attachment> askers, CancellationToken cancellation)
    {
        if (await FindAsync(terms, ApprovalSlot.Second, cancellation) is not { } second)
        {
            return new ApprovalVerdict(null, null) { First = first };
        }

        var objection = Judge(second, ApprovalSlot.Second, terms, host)
            ?? Asked(second.Approval, terms, askers)
            ?? (new Identities(terms.People).MayBeSame(first.By, second.Approval.By)
                ? $"{first.By} and {second.Approval.By} may be one person, and two different people have to approve: it is not known who asked."
                : null);
        return objection is null ? new ApprovalVerdict(second.Approval, null) { First = first } : new ApprovalVerdict(null, objection);
    }

    private static string? Judge(SealedApproval found, ApprovalSlot slot, ApprovalTerms terms, CountingSigners host)
    {
        var decision = found.Approval;
        if (!string.Equals(decision.Run, terms.Run, StringComparison.Ordinal) || !string.Equals(decision.PlanHash, terms.PlanHash, StringComparison.Ordinal))
        {
            return $"The recorded decision is on plan {decision.PlanHash} of {decision.Run}, not on {terms.PlanHash}.";
        }

        if (found.Objection(slot, host.Current, host.Predecessor) is { } forged)
        {
            return forged;
        }

        if (slot is not ApprovalSlot.BreakGlass && new Identities(terms.People).MayBeSame(decision.By, terms.RequestedBy))
        {
            return $"{decision.By} asked for this run and cannot decide on it. Somebody else has to.";
        }

        return decision.At > terms.ExpiresAt ? $"The decision came at {decision.At:u}, after the plan had expired at {terms.ExpiresAt:u}." : null;
    }

    /// <summary>Who asks for the same by another ticket asks too; a ticket that came after the decision takes nothing from it.</summary>
    private static string? Asked(Approval decision, ApprovalTerms terms, IReadOnlyList<Attachment> askers)
    {
        var identities = new Identities(terms.People);
        return askers.FirstOrDefault(asker => asker.At <= decision.At && identities.MayBeSame(decision.By, asker.RequestedBy)) is { } same
            ? $"{decision.By} asked for this run by ticket {same.Ticket} and cannot decide on it. Somebody else has to."
            : null;
    }

    /// <summary>Nobody knows who asks by another ticket either: then two have to approve here as they would have to there.</summary>
    private static int ApproversOf(Approval decision, ApprovalTerms terms, IReadOnlyList<Attachment> askers)
    {
        var identities = new Identities(terms.People);
        return askers.Any(asker => asker.At <= decision.At && !identities.Knows(asker)) ? Math.Max(2, terms.Approvers) : terms.Approvers;
    }

    // A decision outlives the key it was signed with: the one before counts where the installation names it and it announced the one in use.
    private async Task<CountingSigners> SignersAsync(CancellationToken cancellation)
    {
        var current = await signer.CertificateAsync(cancellation);
        var counts = signer.Predecessor is { } before
            && before.NotAfter > time.GetUtcNow()
            && await _announcements.AnnouncedAsync(before, current, cancellation);
        return new CountingSigners(current, counts ? signer.Predecessor : null);
    }

    private Task<SealedApproval?> FindAsync(ApprovalTerms terms, ApprovalSlot slot, CancellationToken cancellation) =>
        records.FindAsync<SealedApproval>(Approval.Key(terms.Run, terms.PlanHash, slot), cancellation);

    private sealed record CountingSigners(PublicCertificate Current, PublicCertificate? Predecessor);
}
