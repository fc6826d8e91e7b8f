using HybridTrust.Entra;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Tickets;
using HybridTrust.Vault;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Watch;

/// <summary>Puts the watch into a registry, beside the runs that it opens.</summary>
public static class WatchRegistration
{
    /// <summary>
    /// Adds it. A call resolves from its services what runs do, and <see cref="IWorkflowClient"/>; an <see cref="ILoggerFactory"/> where there is one.
    /// </summary>
    public static WorkflowRegistry AddWatch(this WorkflowRegistry registry) => registry
        .Add(WatchWorkflow.Reference, () => new WatchWorkflow())
        .Add(WatchPageWorkflow.Reference, () => new WatchPageWorkflow())
        .Add(WatchActivities.ListOrganizations, s => new ListOrganizationsActivity(new OrganizationStore(s.Needed<IRecords>())))
        .Add(WatchActivities.LookAtOrganizations, s => new LookAtOrganizationsActivity(LookOf(s)))
        .Add(WatchActivities.EndWatch, s => new EndWatchActivity(
            new WatchStore(s.Needed<IRecords>()), LedgerOf(s), s.Needed<IJobSigner>(), s.Needed<TimeProvider>(), LoggerOf(s)));

    private static OrganizationLook LookOf(IServiceProvider services)
    {
        var records = services.Needed<IRecords>();
        var time = services.Needed<TimeProvider>();
        return new OrganizationLook(
            new OrganizationStore(records),
            new WatchStore(records),
            new ExpiryCheck(services.Needed<IDirectories>(), services.Needed<ICertificateVault>(), services.Needed<IProcedureCatalogue>(), time),
            new SiteWatch(services.Needed<IWorkflowClient>(), new EvidenceLog(records), DeskOf(services), time),
            RunsOf(services),
            LedgerOf(services),
            time,
            LoggerOf(services));
    }

    private static CauseLedger LedgerOf(IServiceProvider services) => new(services.Needed<IRecords>(), RunsOf(services), DeskOf(services));

    private static CauseRuns RunsOf(IServiceProvider services) => new(services.Needed<IWorkflowClient>());

    private static WatchDesk DeskOf(IServiceProvider services) => new(
        RunsOf(services),
        services.Needed<ITicketing>(),
        services.GetService(typeof(CauseTicketing)) as CauseTicketing ?? CauseTicketing.None,
        services.Needed<HostIdentity>());

    private static ILogger LoggerOf(IServiceProvider services) => services.Needed<ILoggerFactory>().CreateLogger("HybridTrust.Watch");

    private static T Needed<T>(this IServiceProvider services)
        where T : class =>
        services.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"The host offers no {typeof(T).Name}; register one before the engine starts.");
}
