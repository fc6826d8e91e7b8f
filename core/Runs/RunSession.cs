using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Runs.Activities;
using HybridTrust.Runs.Changes;
using HybridTrust.Runs.Orders;
using HybridTrust.Steps;
using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>What the parts of one run share while it is carried out. Built again at every replay, from history alone.</summary>
internal sealed class RunSession
{
    private readonly Dictionary<string, string> _facts = new(StringComparer.Ordinal);
    private EvidenceChain _chain = EvidenceChain.Start;

    private RunSession(IWorkflow workflow, string id, RunRequest request, RunSetting setting, IProcedureCatalogue procedures)
    {
        Workflow = workflow;
        Orders = new RunOrders(this);
        Id = id;
        Setting = setting;
        Changes = new RunChanges(this);
        Request = request;
        Host = setting.Host;
        Catalogue = procedures;
        Procedures = RunProcedures.Of(request, setting.Organization);
        Steps = procedures.StepsOf(Organization, Procedures);
        Proofs = procedures.ProofsOf(Organization, Procedures);
    }

    public IWorkflow Workflow { get; }

    /// <summary>What people order the run.</summary>
    public RunOrders Orders { get; }

    /// <summary>The run's id: evidence, jobs and locks carry it, in the run itself and in what it starts as a child.</summary>
    public string Id { get; }

    /// <summary>Whether anything may be changed at the moment.</summary>
    public RunChanges Changes { get; }

    public RunRequest Request { get; }

    public RunSetting Setting { get; private set; }

    public OrganizationProfile Organization => Setting.Organization;

    public HostIdentity Host { get; }

    public IReadOnlyList<string> Procedures { get; }

    public IReadOnlyList<IStep> Steps { get; private set; }

    public IReadOnlyList<IProof> Proofs { get; private set; }

    /// <summary>What the proofs showed so far.</summary>
    public ProofLedger ProofLedger { get; } = new();

    /// <summary>From 1; grows when the run has to plan again.</summary>
    public int Round { get; set; } = 1;

    /// <summary>The plan at hand; null before there is one.</summary>
    public Plan? Plan { get; set; }

    /// <summary>The approval that the plan at hand needs; null where the policy asks for none.</summary>
    public ApprovalTerms? Approval { get; set; }

    /// <summary>Changes made so far.</summary>
    public int Applied { get; set; }

    /// <summary>Planned changes that were in place by the time their turn came: an earlier step of the plan, or somebody else, had made them.</summary>
    public int Overtaken { get; set; }

    /// <summary>Jobs given to runners so far.</summary>
    public int RunnerJobs { get; set; }

    /// <summary>How often a rotation has looked while it waited: tells the jobs of its looks apart.</summary>
    public int Looks { get; set; }

    /// <summary>The procedures of this release.</summary>
    public IProcedureCatalogue Catalogue { get; }

    public IReadOnlyDictionary<string, string> Facts => _facts;

    public static async Task<RunSession> OpenAsync(IWorkflow workflow, RunRequest request, IProcedureCatalogue procedures)
    {
        workflow.PublishStatus(new RunStatus(RunPhase.Inspecting, $"Reading both sides of {request.Organization}."));
        var setting = (await workflow.CallActivityAsync(RunActivities.LoadOrganization, request.Organization, RetryPolicy.Safe)).Required();
        var run = new RunSession(workflow, workflow.InstanceId, request, setting, procedures);
        await run.RecordAsync(run.Entry(
            EvidenceKind.Requested,
            request.RequestedBy,
            $"{request.RequestedBy} asked to {request.Action.ToString().ToLowerInvariant()} {request.Organization} by ticket {request.Ticket}.",
            new RunOpening(request, run.Host, run.Organization.ExchangeOrganization, run.Organization.Tenant.Id, run.Procedures)));
        return run;
    }

    /// <summary>The same run in a child orchestration, which goes on with its evidence and its facts.</summary>
    public static RunSession Within(IWorkflow workflow, RunHandover part, IProcedureCatalogue procedures)
    {
        var run = new RunSession(workflow, part.Run, part.Request, part.Setting, procedures) { _chain = part.Evidence, Round = part.Round };
        foreach (var (name, value) in part.Facts)
        {
            run._facts[name] = value;
        }

        return run;
    }

    /// <summary>What a child needs to go on with this run.</summary>
    public RunHandover HandOver() => new(Id, Request, Setting, Round, _chain, FactsNow());

    /// <summary>Takes over what a child did.</summary>
    public void Rejoin(RunHandover part)
    {
        _chain = part.Evidence;
        _facts.Clear();
        foreach (var (name, value) in part.Facts)
        {
            _facts[name] = value;
        }
    }

    /// <summary>Goes on without servers that the profile requires, because a person approved it: from here on they are optional to this run.</summary>
    public void GoWithout(IReadOnlyCollection<string> servers)
    {
        var topology = Organization.Topology;
        Setting = Setting with
        {
            Organization = Organization with
            {
                Topology = topology with
                {
                    Servers = [.. topology.Servers.Select(s => servers.Contains(s.Fqdn, StringComparer.OrdinalIgnoreCase) ? s with { Optional = true } : s)],
                },
            },
        };
        Steps = Catalogue.StepsOf(Organization, Procedures);
        Proofs = Catalogue.ProofsOf(Organization, Procedures);
    }

    /// <summary>Tells the steps something that the run itself knows; null takes it back.</summary>
    public void Tell(string fact, string? value)
    {
        if (value is null)
        {
            _facts.Remove(fact);
        }
        else
        {
            _facts[fact] = value;
        }
    }

    public void Publish(RunPhase phase, string sentence, string? plan = null, DateTimeOffset? approvalExpires = null, int changes = 0) =>
        Workflow.PublishStatus(new RunStatus(phase, sentence, plan, approvalExpires, changes));

    /// <summary>An entry by whom, at the run's own time.</summary>
    public EvidenceEntry Entry<T>(EvidenceKind kind, string actor, string summary, T details) =>
        EvidenceEntry.Of(Workflow.UtcNow, kind, actor, summary, details);

    /// <summary>An entry by the host.</summary>
    public EvidenceEntry Entry<T>(EvidenceKind kind, string summary, T details) =>
        Entry(kind, Host.Simulated ? "host (SIMULATED)" : "host", summary, details);

    public async Task RecordAsync(params EvidenceEntry[] entries)
    {
        if (entries.Length > 0)
        {
            _chain = (await Workflow.CallActivityAsync(
                RunActivities.AppendEvidence, new EvidenceToAppend(Id, _chain, entries), RetryPolicy.Safe)).Required();
        }
    }

    /// <summary>
    /// Signs the chain's head and records it, so that whoever holds the records alone cannot write them anew. A signer that fails never fails
    /// the trust itself; it is noted, and the evidence stays without that signature.
    /// </summary>
    /// <returns>What to tell the ticket of it.</returns>
    public async Task<string> SignHeadAsync()
    {
        var head = _chain;
        switch (await Workflow.CallActivityAsync(RunActivities.SignHead, new HeadToSign(Id, head), RetryPolicy.Safe))
        {
            case Outcome<SignedHead>.Completed { Value: var signed }:
                var sentence = string.Create(
                    CultureInfo.InvariantCulture, $"Evidence: {head.Count} records, head {head.Hash}, signed by {signed.Signer.Thumbprint}.");
                await RecordAsync(Entry(EvidenceKind.HeadSigned, sentence, signed));
                return sentence;
            case Outcome<SignedHead>.Failed { Failure: var failure }:
                await RecordAsync(Entry(EvidenceKind.Noted, $"The evidence's head could not be signed: {failure.Message}", failure));
                return string.Create(CultureInfo.InvariantCulture, $"Evidence: {head.Count} records, head {head.Hash}, NOT signed: {failure.Message}");
            default:
                throw new InvalidOperationException("An outcome is completed or failed.");
        }
    }

    /// <summary>Tells the ticket how the run ended, with the signed head: the ticket's copy says how long the chain was.</summary>
    /// <param name="text">How it ended.</param>
    /// <param name="ending">What becomes of the ticket.</param>
    public async Task EndAsync(string text, TicketEnding ending)
    {
        var evidence = await SignHeadAsync();
        var signed = _chain;
        await TellTicketAsync(new TicketComment(Workflow.InstanceId, "end", $"{text}\n{evidence}") { Ending = ending });
        if (_chain != signed)
        {
            // That the ticket could not be told is evidence too, and the last record is not left without a signature.
            await SignHeadAsync();
        }
    }

    /// <summary>Tells the ticket.</summary>
    public Task TellTicketAsync(string key, string text) => TellTicketAsync(new TicketComment(Id, key, text));

    /// <summary>Tells the ticket. A ticket system that does not answer never fails the trust itself; it is noted, and tried again with the next comment.</summary>
    public async Task TellTicketAsync(TicketComment comment)
    {
        var told = await Workflow.CallActivityAsync(RunActivities.CommentTicket, new CommentToWrite(Request.Ticket, comment), RetryPolicy.Safe);
        if (told is Outcome<bool>.Failed { Failure: var failure })
        {
            await RecordAsync(Entry(EvidenceKind.Noted, $"Ticket {Request.Ticket} could not be told: {failure.Message}", failure));
        }
    }

    /// <summary>Takes over what a batch found out, and what it found to be gone.</summary>
    public void Learn(IEnumerable<IStep> batch, IReadOnlyDictionary<string, string> asked, IReadOnlyDictionary<string, string> known) =>
        LearnedFacts.Take(_facts, batch, asked, known);

    /// <summary>Goes on from what an earlier run knew.</summary>
    public void Remember(IReadOnlyDictionary<string, string> known)
    {
        foreach (var (name, value) in known)
        {
            _facts[name] = value;
        }
    }

    /// <summary>A copy of the facts, for a batch.</summary>
    public Dictionary<string, string> FactsNow() => new(_facts, StringComparer.Ordinal);

    /// <summary>A name for this run in tickets and keys: distinct per round.</summary>
    public string Key(string word) => string.Create(CultureInfo.InvariantCulture, $"{word}-{Round}");
}
