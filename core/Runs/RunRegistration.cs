using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Records;
using HybridTrust.Runs.Activities;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Rotations;
using HybridTrust.Runs.Turns;
using HybridTrust.Steps;
using HybridTrust.Tickets;
using HybridTrust.Vault;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Puts the product's orchestrations and activities into a registry. Both hosts call it, with the same ports.</summary>
public static class RunRegistration
{
    /// <summary>
    /// Adds them. A call resolves from its services: <see cref="IRecords"/>, <see cref="IDirectories"/>, <see cref="ICertificateVault"/>,
    /// <see cref="IExchangeOnlineShells"/>, <see cref="IPartnerProbe"/>, <see cref="IJobSigner"/>, <see cref="ITicketing"/>,
    /// <see cref="IProcedureCatalogue"/>, <see cref="HostIdentity"/> and <see cref="TimeProvider"/>; a <see cref="KeyWriterPatience"/> where
    /// the usual one does not fit, an <see cref="IChangeControl"/> where change records can be read, and the <see cref="IWorkflowClient"/>, so that nobody
    /// waits for a run that died.
    /// </summary>
    public static WorkflowRegistry AddRuns(this WorkflowRegistry registry) => registry
        .Add(RunWorkflow.Reference, () => new RunWorkflow(ProcedureCatalogue.Default))
        .Add(RotationWatchWorkflow.Reference, () => new RotationWatchWorkflow(ProcedureCatalogue.Default))
        .Add(JobWorkflow.Reference, () => new JobWorkflow())
        .Add(RunActivities.LoadOrganization, s => new LoadOrganizationActivity(new OrganizationStore(s.Required<IRecords>()), s.Required<HostIdentity>()))
        .Add(RunActivities.SignJob, s => new SignJobActivity(
            s.Required<IJobSigner>(),
            new RunnerStore(s.Required<IRecords>()),
            new SightingStore(s.Required<IRecords>(), s.Required<TimeProvider>()),
            s.Required<TimeProvider>()))
        .Add(RunActivities.AcceptResult, s => new AcceptResultActivity(s.Required<IRecords>(), new RunnerStore(s.Required<IRecords>())))
        .Add(RunActivities.RunCloudBatch, s => new RunCloudBatchActivity(
            new BatchExecutor(s.Required<IProcedureCatalogue>(), s.Required<TimeProvider>()),
            s.Required<IRecords>(),
            s.Required<IJobSigner>(),
            s.Required<IDirectories>(),
            s.Required<ICertificateVault>(),
            s.Required<IExchangeOnlineShells>(),
            s.Required<IPartnerProbe>(),
            s.GetService(typeof(KeyWriterPatience)) as KeyWriterPatience ?? KeyWriterPatience.Default,
            ChangesOf(s),
            s.Required<TimeProvider>()))
        .Add(RunActivities.AppendEvidence, s => new AppendEvidenceActivity(new EvidenceLog(s.Required<IRecords>())))
        .Add(RunActivities.SignHead, s => new SignHeadActivity(s.Required<IJobSigner>(), new AnnouncementStore(s.Required<IRecords>())))
        .Add(RunActivities.SavePlan, s => new SavePlanActivity(new PlanStore(s.Required<IRecords>())))
        .Add(RunActivities.VerifyApproval, s => new VerifyApprovalActivity(
            new ApprovalCheck(s.Required<IRecords>(), s.Required<IJobSigner>(), s.Required<TimeProvider>())))
        .Add(RunActivities.ReadOrders, s => new ReadOrdersActivity(new OrderLedger(s.Required<IRecords>())))
        .Add(RunActivities.ReadAhead, s => new ReadAheadActivity(
            new EvidenceLog(s.Required<IRecords>()),
            new TurnLedger(s.Required<IRecords>(), s.Required<TimeProvider>()),
            s.GetService(typeof(IWorkflowClient)) as IWorkflowClient))
        .Add(RunActivities.AcquireLock, s => new AcquireLockActivity(s.Required<IRecords>(), s.Required<TimeProvider>()))
        .Add(RunActivities.ReleaseLock, s => new ReleaseLockActivity(s.Required<IRecords>(), s.Required<TimeProvider>()))
        .Add(RunActivities.RunProofs, s => new RunProofsActivity(
            s.Required<IProcedureCatalogue>(),
            s.Required<IDirectories>(),
            s.Required<ICertificateVault>(),
            s.Required<IExchangeOnlineShells>(),
            s.Required<IPartnerProbe>(),
            s.Required<TimeProvider>()))
        .Add(RunActivities.LoadUndo, s => new LoadUndoActivity(new UndoLedger(s.Required<IRecords>())))
        .Add(RunActivities.KeepUndone, s => new KeepUndoneActivity(new UndoLedger(s.Required<IRecords>())))
        .Add(RunActivities.ReadChange, s => new ReadChangeActivity(ChangesOf(s)))
        .Add(RunActivities.CommentTicket, s => new CommentTicketActivity(s.Required<ITicketing>(), new AttachmentStore(s.Required<IRecords>())));

    private static IChangeControl ChangesOf(IServiceProvider services) => services.GetService(typeof(IChangeControl)) as IChangeControl ?? new NoChangeControl();

    private static T Required<T>(this IServiceProvider services)
        where T : class =>
        services.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"The host offers no {typeof(T).Name}; register one before the engine starts.");
}
