using HybridTrust.Api.Approvals;
using HybridTrust.Api.Health;
using HybridTrust.Api.OpenApi;
using HybridTrust.Api.Orders;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runners;
using HybridTrust.Api.Runners.Enrolling;
using HybridTrust.Api.Runs;
using HybridTrust.Api.Senders;
using HybridTrust.Api.Tickets;
using HybridTrust.Api.Watch;
using HybridTrust.Enrolments;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Turns;
using HybridTrust.Watch;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HybridTrust.Api;

/// <summary>Registers the API.</summary>
public static class ApiServices
{
    /// <summary>
    /// Adds the routes' handlers and their gate. The host adds what they stand on: <c>IWorkflowClient</c>, <c>IRecords</c>,
    /// <c>HostIdentity</c>, <c>IJobSigner</c>, <see cref="Callers.ICallerResolver"/> and <see cref="IRunReports"/>.
    /// </summary>
    public static IServiceCollection AddHybridTrustApi(this IServiceCollection services, ApiOptions? options = null)
    {
        services.AddSingleton(options ?? new ApiOptions());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IProcedureCatalogue>(ProcedureCatalogue.Default);
        services.TryAddSingleton<OrganizationStore>();
        services.TryAddSingleton<RunnerStore>();
        services.TryAddSingleton<InvitationStore>();
        services.TryAddSingleton<AnnouncementStore>();
        services.TryAddSingleton<SightingStore>();
        services.TryAddSingleton<EvidenceLog>();
        services.TryAddSingleton<PlanStore>();
        services.TryAddSingleton<AttachmentStore>();
        services.TryAddSingleton<TurnLedger>();
        services.TryAddSingleton<WatchStore>();
        services.TryAddSingleton<WatchStarter>();
        services.AddSingleton<HostStart>();
        services.TryAddSingleton<IChangeNews, NoNews>();
        services.AddSingleton<LongPoll>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<TrailMemory>();
        services.AddSingleton<UndoneRuns>();
        services.AddSingleton<ApprovalRulebook>();
        services.AddSingleton<DecisionLedger>();
        services.AddSingleton<RunnerGuard>();
        services.AddSingleton<PendingJobs>();
        services.AddSingleton<WaitingJobs>();
        services.AddSingleton<ResultLedger>();
        services.AddSingleton<ChangeGate>();
        services.AddSingleton<OrderLedger>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<AttemptLimit>();
        services.AddSingleton<DeliveryLedger>();
        services.AddSingleton<SecondTickets>();
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<RefusedTickets>();
        services.AddSingleton<SignedDesk>();
        services.AddSingleton<RequestGate>();

        services.AddSingleton<IApiHandler, TicketHandler>();
        services.AddSingleton<IApiHandler, SignedTicketHandler>();
        services.AddSingleton<IApiHandler, JiraTicketHandler>();
        services.AddSingleton<IApiHandler, ServiceNowTicketHandler>();
        services.AddSingleton<IApiHandler, RunListHandler>();
        services.AddSingleton<IApiHandler, RunHandler>();
        services.AddSingleton<IApiHandler, PlanHandler>();
        services.AddSingleton<IApiHandler, EvidenceHandler>();
        services.AddSingleton<IApiHandler, ReportHandler>();
        services.AddSingleton<IApiHandler, ApprovalHandler>();
        services.AddSingleton<IApiHandler, UndoHandler>();
        services.AddSingleton<IApiHandler, RunnerJobsHandler>();
        services.AddSingleton<IApiHandler, RunOrderHandler>();
        services.AddSingleton<IApiHandler, OrderHandler>();
        services.AddSingleton<IApiHandler, RunnerGateHandler>();
        services.AddSingleton<IApiHandler, RunnerResultHandler>();
        services.AddSingleton<IApiHandler, RunnerSignersHandler>();
        services.AddSingleton<IApiHandler, InvitationHandler>();
        services.AddSingleton<IApiHandler, EnrolmentHandler>();
        services.AddSingleton<IApiHandler, RunnerListHandler>();
        services.AddSingleton<IApiHandler, RevocationHandler>();
        services.AddSingleton<IApiHandler, WatchHandler>();
        services.AddSingleton<IApiHandler, HealthHandler>();
        services.AddSingleton<IApiHandler, DescriptionHandler>();

        return services.AddSingleton<IStartupFilter, ApiPipeline>();
    }
}
