using HybridTrust.Organizations;

namespace HybridTrust.Runs;

/// <summary>What a run needs before it may change anything: it goes with every change, and is checked again before each.</summary>
/// <param name="Run">The run.</param>
/// <param name="PlanHash">The plan to be decided on.</param>
/// <param name="RequestedBy">Who asked for the run, and so may not decide.</param>
/// <param name="ExpiresAt">A decision after this does not count, UTC.</param>
/// <param name="Approvers">How many different people have to approve: 2 when nobody knows who asked. A ticket that the run carries besides may raise it.</param>
/// <param name="GoodForHours">How long after the decision changes may begin; for a rotation its whole calendar, postponed or not, and then as long.</param>
/// <param name="BreakGlass">Whether the profile lets a person with the role go ahead alone in an emergency.</param>
/// <param name="People">The people whose names the profile knows.</param>
public sealed record ApprovalTerms(
    string Run,
    string PlanHash,
    string RequestedBy,
    DateTimeOffset ExpiresAt,
    int Approvers,
    int GoodForHours,
    bool BreakGlass,
    IReadOnlyList<Person> People)
{
    /// <summary>The terms of a plan.</summary>
    public static ApprovalTerms Of(string run, string planHash, RunRequest request, OrganizationProfile organization, DateTimeOffset expiresAt) =>
        Of(run, planHash, request, organization.Approval, request.Action is RunAction.Rotate ? DaysOf(organization.Rotation) : 0, expiresAt);

    private static ApprovalTerms Of(string run, string planHash, RunRequest request, ApprovalPolicy policy, int days, DateTimeOffset expiresAt) => new(
        run,
        planHash,
        request.RequestedBy,
        expiresAt,
        new Identities(policy.People).Knows(request) ? 1 : 2,
        policy.GoodForHours + (24 * days),
        policy.BreakGlass,
        policy.People);

    // A rotation is staged so many days before the certificate in use ends, and is over with its grace. It was approved as a calendar, and stopping
    // for want of a fresh approval between its date and its end would leave less than either certificate gave.
    private static int DaysOf(RotationPolicy rotation) => Math.Max(rotation.StageDays, rotation.LeadDays) + rotation.GraceDays;
}
