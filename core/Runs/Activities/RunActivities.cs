using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Proofs;
using HybridTrust.Runs.Changes;
using HybridTrust.Runs.Orders;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>The activities of a run by name, with what each takes and gives.</summary>
public static class RunActivities
{
    /// <summary>Reads an organization's profile, and who the host is.</summary>
    public static readonly ActivityReference<string, RunSetting> LoadOrganization = new("LoadOrganization");

    /// <summary>Signs a job for its runner.</summary>
    public static readonly ActivityReference<Job, JobDispatch> SignJob = new("SignJob");

    /// <summary>Opens and checks a runner's recorded result.</summary>
    public static readonly ActivityReference<ResultToAccept, AcceptedResult> AcceptResult = new("AcceptResult");

    /// <summary>Carries out a batch of the cloud's steps: Entra, Vault, and Exchange Online over REST.</summary>
    public static readonly ActivityReference<CloudBatch, BatchResult> RunCloudBatch = new("RunCloudBatch");

    /// <summary>Appends to a run's evidence; gives the new head.</summary>
    public static readonly ActivityReference<EvidenceToAppend, EvidenceChain> AppendEvidence = new("AppendEvidence");

    /// <summary>Signs the head of a run's evidence with the host's job signer.</summary>
    public static readonly ActivityReference<HeadToSign, SignedHead> SignHead = new("SignHead");

    /// <summary>Saves a plan as a document; gives its hash.</summary>
    public static readonly ActivityReference<PlanToSave, string> SavePlan = new("SavePlan");

    /// <summary>Reads and checks the recorded decision on a plan.</summary>
    public static readonly ActivityReference<ApprovalTerms, ApprovalVerdict> VerifyApproval = new("VerifyApproval");

    /// <summary>Reads what people ordered a run.</summary>
    public static readonly ActivityReference<string, OrderReading> ReadOrders = new("ReadOrders");

    /// <summary>Reads whether the run that another waits for is over.</summary>
    public static readonly ActivityReference<AheadToRead, AheadReading> ReadAhead = new("ReadAhead");

    /// <summary>Takes the organization's lock for a stage.</summary>
    public static readonly ActivityReference<LockRequest, LockGrant> AcquireLock = new("AcquireLock");

    /// <summary>Gives the organization's lock back; gives false when it was taken over meanwhile.</summary>
    public static readonly ActivityReference<LockRequest, bool> ReleaseLock = new("ReleaseLock");

    /// <summary>Carries out the procedures' proofs.</summary>
    public static readonly ActivityReference<ProofsToRun, IReadOnlyList<ProofResult>> RunProofs = new("RunProofs");

    /// <summary>Reads what there is to put back of an earlier run.</summary>
    public static readonly ActivityReference<string, UndoBasis> LoadUndo = new("LoadUndo");

    /// <summary>Remembers what was put back.</summary>
    public static readonly ActivityReference<UndoneSteps, bool> KeepUndone = new("KeepUndone");

    /// <summary>Reads the change record behind a ticket.</summary>
    public static readonly ActivityReference<TicketReference, ChangeReading> ReadChange = new("ReadChange");

    /// <summary>Tells the ticket something.</summary>
    public static readonly ActivityReference<CommentToWrite, bool> CommentTicket = new("CommentTicket");
}
