using HybridTrust.Organizations;

namespace HybridTrust.Runs;

/// <summary>What a run needs before it may change anything: it goes with every change, and is checked again before each.</summary>
/// <param name="Run">The run.</param>
/// <param name="PlanHash">The plan to be decided on.</param>
/// <param name="RequestedBy">Who asked for the run, and so may not decide.</param>
/// <param name="ExpiresAt">A decision after this does not count, UTC.</param>
/// <param name="Approvers">How many different people have to approve: 2 when nobody knows who asked.</param>
/// <param name="GoodForHours">How long after the decision changes may begin.</param>
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
    public static ApprovalTerms Of(string run, string planHash, RunRequest request, ApprovalPolicy policy, DateTimeOffset expiresAt) => new(
        run,
        planHash,
        request.RequestedBy,
        expiresAt,
        new Identities(policy.People).Knows(request) ? 1 : 2,
        policy.GoodForHours,
        policy.BreakGlass,
        policy.People);
}
