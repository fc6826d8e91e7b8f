using System.Net;
using HybridTrust.Api;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runs;
using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Durable;
using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Callers;

/// <summary>The gate as the Azure host sets it up: every route by every role.</summary>
public sealed class RoleTests
{
    private static readonly Dictionary<string, CallerRole[]> Allowed = new(StringComparer.Ordinal)
    {
        ["deliverTicket"] = [CallerRole.Requester],
        ["deliverSignedTicket"] = [],
        ["deliverJiraTicket"] = [],
        ["deliverServiceNowTicket"] = [],
        ["decide"] = [CallerRole.Approver],
        ["undoRun"] = [CallerRole.Requester],
        ["orderRun"] = [CallerRole.Approver],
        ["orderAll"] = [CallerRole.Approver],
        ["askGate"] = [CallerRole.Runner],
        ["listRuns"] = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver],
        ["getRun"] = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver],
        ["getPlan"] = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver],
        ["getEvidence"] = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver],
        ["getReport"] = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver],
        ["getWatch"] = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver],
        ["listRunnerJobs"] = [CallerRole.Runner],
        ["postResult"] = [CallerRole.Runner],
        ["listSigners"] = [CallerRole.Runner],
        ["inviteRunner"] = [CallerRole.Approver],
        ["listRunners"] = [CallerRole.Approver],
        ["revokeRunner"] = [CallerRole.Approver],
        ["enrolRunner"] = [CallerRole.Runner],
        ["getHealth"] = [.. Enum.GetValues<CallerRole>()],
        ["getDescription"] = [.. Enum.GetValues<CallerRole>()],
    };

    [Fact]
    public void Every_route_is_named_here()
    {
        using var host = Host();
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            host.GetServices<IApiHandler>().Select(h => h.Route.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_role_opens_its_routes_and_no_other()
    {
        await using var host = Host();
        foreach (var handler in host.GetServices<IApiHandler>())
        {
            foreach (var role in Enum.GetValues<CallerRole>())
            {
                var http = Principals.Request(("oid", Guid.Empty.ToString()), ("preferred_username", "anna@fabrikam.com"), ("roles", role.ToString()));
                var open = Allowed[handler.Route.Name].Contains(role);
                Assert.True(open == await IsLetInAsync(host, handler, http), $"{role} at {handler.Route.Name}");
            }
        }
    }

    [Fact]
    public async Task Nobody_is_let_in_but_to_ask_for_health_and_for_the_addresses()
    {
        await using var host = Host();
        foreach (var handler in host.GetServices<IApiHandler>())
        {
            Assert.Equal(handler.Route.Name is "getHealth" or "getDescription", await IsLetInAsync(host, handler, new DefaultHttpContext()));
        }
    }

    private static async Task<bool> IsLetInAsync(IServiceProvider host, IApiHandler handler, HttpContext http)
    {
        http.RequestServices = host;
        var run = typeof(RequestGate).GetMethods().Single(m => m.Name == nameof(RequestGate.RunAsync) && m.IsGenericMethod);
        var result = await (Task<IResult>)run.MakeGenericMethod(handler.GetType()).Invoke(host.GetRequiredService<RequestGate>(), [http, "run-x"])!;

        // Whoever is let in meets the handler's own refusals, for there is neither body nor engine; runners must be enrolled as well.
        var status = (HttpStatusCode?)(result as IStatusCodeHttpResult)?.StatusCode;
        return status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            || result is Api.Problems.ProblemResult { Problem.Detail: var detail } && detail.Contains("is enrolled on this host", StringComparison.Ordinal);
    }

    private static ServiceProvider Host() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IRecords>(new InMemoryRecords())
        .AddSingleton(new RunnerIdentities(new Dictionary<Guid, string>()))
        .AddSingleton<ICallerResolver, AppServiceCallers>()
        .AddSingleton(new HostIdentity("0", Simulated: false))
        .AddSingleton<IRunReports, RunReports>()
        .AddSingleton<IJobSigner>(new CertificateJobSigner(InProcessRunner.Certificate("host", TimeProvider.System)))
        .AddDurableWorkflows(new WorkflowRegistry())
        .AddHybridTrustApi(new ApiOptions())
        .BuildServiceProvider();
}
