using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Proofs;
using HybridTrust.Runs;

namespace HybridTrust.Reports;

/// <summary>
/// What a change board and an auditor read of a run. Made from the run's view and evidence alone, so that the same evidence gives the
/// same report on every host. Never holds a secret.
/// </summary>
/// <param name="Version">The report's format.</param>
/// <param name="Simulated">True when an estate stood in for the organization and its tenant.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Outcome">How it ended; null while it works.</param>
/// <param name="Sentence">Why, and what to do next.</param>
/// <param name="CreatedAt">When the run was accepted, UTC.</param>
/// <param name="UpdatedAt">When something last happened, UTC.</param>
/// <param name="Plan">The plan; null when there is none.</param>
/// <param name="Steps">Every step with its before and after, in the order first seen.</param>
/// <param name="Decisions">Who approved or rejected which plan.</param>
/// <param name="Proofs">What was proved, and what that does not show.</param>
/// <param name="ManualChecks">What a person must still check.</param>
/// <param name="Certificate">The auth certificate; null when it was not read.</param>
/// <param name="Timeline">The auth certificates over time; null when none was read.</param>
/// <param name="Holdings">Which server holds which auth certificate.</param>
/// <param name="RunnerJobs">The jobs that runners were given, with what binds question and answer.</param>
/// <param name="Evidence">The head of the evidence that this report was made from.</param>
public sealed record RunReport(
    int Version,
    bool Simulated,
    string Run,
    ReportOrganization Organization,
    TicketReference Ticket,
    string RequestedBy,
    RunAction Action,
    RunOutcome? Outcome,
    string Sentence,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    ReportPlan? Plan,
    IReadOnlyList<ReportStep> Steps,
    IReadOnlyList<ReportDecision> Decisions,
    IReadOnlyList<ProofResult> Proofs,
    IReadOnlyList<ReportManualCheck> ManualChecks,
    ReportCertificate? Certificate,
    ReportTimeline? Timeline,
    IReadOnlyList<ReportHolding> Holdings,
    IReadOnlyList<ReportJob> RunnerJobs,
    ReportEvidence Evidence)
{
    /// <summary>What changed between its plans, where it had to plan anew.</summary>
    public IReadOnlyList<ReportReplan> Replans { get; init; } = [];

    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;

    /// <summary>How a rotation went; null for any other run.</summary>
    public ReportRotation? Rotation { get; init; }

    /// <summary>How many jobs runners were given; those that only looked or proved while the run waited are not in <see cref="RunnerJobs"/>. 0 until the run has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RunnerJobsInAll { get; init; }

    /// <summary>Which server held the certificate that was brought in, when the run ended; empty where none was.</summary>
    public IReadOnlyList<ReportHolding> HoldingsAtEnd { get; init; } = [];

    /// <summary>What the run noted on its way.</summary>
    public IReadOnlyList<ReportNote> Notes { get; init; } = [];

    /// <summary>Makes the report of a run.</summary>
    /// <param name="view">The run.</param>
    /// <param name="evidence">Its evidence, in order.</param>
    /// <param name="organization">The profile it ran for.</param>
    /// <param name="procedures">The procedures of this release.</param>
    /// <param name="simulated">True when an estate stood in for the organization and its tenant.</param>
    /// <param name="afterwards">What others decided afterwards on what was done in an emergency.</param>
    /// <param name="late">What others decided when another decision stood already.</param>
    public static RunReport Of(
        RunView view,
        IReadOnlyList<EvidenceRecord> evidence,
        OrganizationProfile organization,
        IProcedureCatalogue procedures,
        bool simulated,
        IReadOnlyList<Approval>? afterwards = null,
        IReadOnlyList<Approval>? late = null)
    {
        var plan = ReportPlan.Of(evidence, view.PlanHash);
        var steps = ReportStep.AllOf(evidence);
        return new RunReport(
            CurrentVersion,
            simulated,
            view.Run,
            ReportOrganization.Of(organization),
            view.Ticket,
            view.RequestedBy,
            view.Action,
            view.Outcome,
            view.Sentence,
            view.CreatedAt,
            view.UpdatedAt,
            plan,
            steps,
            ReportDecision.AllOf(evidence, afterwards ?? [], late ?? []),
            view.Proofs,
            ReportManualCheck.AllOf(FollowedUp(plan, steps) ?? organization.Procedures, procedures),
            ReportCertificate.Of(steps),
            ReportTimeline.Of(steps, view.UpdatedAt),
            ReportHolding.AllOf(steps),
            ReportJob.AllOf(evidence, PhasesOf(view, organization, procedures)),
            ReportEvidence.Of(evidence))
        {
            Replans = ReportReplan.AllOf(evidence),

            // An emergency is over at once and has no days to show.
            Rotation = plan is null || plan.Procedures.Contains(ProcedureIds.Rotate, StringComparer.Ordinal) ? ReportRotation.Of(evidence) : null,
            Notes = ReportNote.AllOf(evidence),
            RunnerJobsInAll = view.RunnerJobs,
            HoldingsAtEnd = view.Outcome is null or RunOutcome.WaitingForApproval ? [] : ReportHolding.AtEnd(steps, evidence),
        };
    }

    private static IReadOnlyDictionary<string, RotationPhase> PhasesOf(RunView view, OrganizationProfile organization, IProcedureCatalogue procedures) =>
        view.Action is RunAction.Rotate && procedures.Find(ProcedureIds.Rotate) is RotateProcedure rotate
            ? Enum.GetValues<RotationPhase>()
                .SelectMany(phase => rotate.StepsOf(phase, organization).Select(step => KeyValuePair.Create(step.Id, phase)))
                .DistinctBy(step => step.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal)
            : ReadOnlyDictionary<string, RotationPhase>.Empty;

    /// <summary>Nothing follows an emergency that was refused; what is to be checked beside other procedures is worth knowing all the same.</summary>
    private static IReadOnlyList<string>? FollowedUp(ReportPlan? plan, IReadOnlyList<ReportStep> steps) => plan is { Obstacles.Count: > 0 } && !steps.Any(s => s.Touched)
        ? [.. plan.Procedures.Except(ProcedureIds.Emergencies, StringComparer.Ordinal)]
        : plan?.Procedures;
}
