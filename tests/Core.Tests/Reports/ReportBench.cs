using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

/// <summary>A run's evidence, built by hand, to report on.</summary>
internal sealed class ReportBench
{
    public const string Run = "run-0123456789abcdef0123";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly List<EvidenceRecord> _records = [];
    private readonly List<StepEvidence> _steps = [];
    private readonly List<ProofResult> _proofs = [];
    private EvidenceChain _head = EvidenceChain.Start;
    private string? _plan;

    public IReadOnlyList<EvidenceRecord> Records => _records;

    public OrganizationProfile Organization { get; init; } = Testing.Profiles.Fabrikam;

    public RunAction Action { get; init; } = RunAction.Apply;

    public string Sentence { get; init; } = "7 changes were made.";

    public RunOutcome? Outcome { get; init; } = RunOutcome.Proven;

    public void Add<T>(EvidenceKind kind, string actor, string summary, T details)
    {
        var record = EvidenceRecord.Link(Run, _head, EvidenceEntry.Of(Start.AddSeconds(_records.Count), kind, actor, summary, details));
        _head = new EvidenceChain(record.Sequence, record.Hash);
        _records.Add(record);
    }

    public void AddStep(EvidenceKind kind, StepResult result, string? job = null, int round = 1, string subject = "mail user X", string? when = null)
    {
        var step = new StepEvidence(
            round,
            kind is EvidenceKind.Inspected ? 0 : 1,
            Site.Exchange,
            "ex01.fabrikam.com",
            subject,
            new DocumentReference("Doc", "step 2"),
            Risk.Restart,
            result,
            new BatchEvidence(job is null ? "cloud" : "runner fabrikam-exchange", "0.1.0", "tool", job, "envelope", "result", "SIGNER"))
        { When = when };
        _steps.Add(step);
        Add(kind, "host", "a step", step);
    }

    public string AddPlan(params IReadOnlyList<PlannedChange> changes)
    {
        var plan = new Plan(Plan.CurrentVersion, Organization.Name, Organization.Procedures, changes, [], 1);
        _plan = plan.Hash();
        Add(EvidenceKind.Planned, "host", "a plan", plan);
        return _plan;
    }

    public void AddProof(ProofResult proof)
    {
        _proofs.Add(proof);
        Add(EvidenceKind.Proved, "host", "a proof", proof);
    }

    public RunReport Report(bool simulated = true, IReadOnlyList<Approval>? afterwards = null) => RunReport.Of(
        new RunView(
            Run,
            Organization.Name,
            Action,
            new TicketReference("generic", "CHG1"),
            "alice",
            RunPhase.Ended,
            Outcome,
            Sentence,
            _plan,
            ApprovalExpiresAt: null,
            Changes: 7,
            RunnerJobs: 2,
            Start,
            Start.AddMinutes(1),
            _steps,
            _proofs),
        _records,
        Organization,
        ProcedureCatalogue.Default,
        simulated,
        afterwards);

    public static StepResult Inspected(string step, Finding finding) => new(
        step, StepAction.Inspected, new Observation(finding), null, null, Start, Start.AddSeconds(0.5));

    public static StepResult Applied(string step, Finding before, Finding after) => new(
        step, StepAction.Applied, new Observation(before), after, null, Start, Start.AddSeconds(0.5));

    public static Finding Missing(string property, string value, string? actual = null) => new Finding.Missing
    {
        Sentence = $"would set {property}",
        Settings = [new Setting(property, value, actual)],
    };

    public static Finding InPlace(string sentence) => new Finding.InPlace { Sentence = sentence };
}
