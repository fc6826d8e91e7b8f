using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Runs;
using HybridTrust.Api.Senders;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Tests.Support;

/// <summary>The API on Kestrel, on a free port of the loopback address, over records and instances in memory.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, StoppedClock clock, InMemoryWorkflows workflows, InMemoryRecords records, FixedReports reports, LogLines logs, ToldTickets told)
    {
        _app = app;
        Clock = clock;
        Workflows = workflows;
        Records = records;
        Reports = reports;
        Logs = logs;
        Told = told;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public StoppedClock Clock { get; }

    public InMemoryWorkflows Workflows { get; }

    public InMemoryRecords Records { get; }

    public FixedReports Reports { get; }

    public LogLines Logs { get; }

    /// <summary>What tickets were told by the API itself.</summary>
    public ToldTickets Told { get; }

    public PlanStore Plans => new(Records);

    public EvidenceLog Evidence => new(Records);

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static async Task<ApiHost> StartAsync(bool issuesRunnerTokens = false, TicketSenders? senders = null)
    {
        var clock = new StoppedClock();
        var workflows = new InMemoryWorkflows(clock);
        var records = new InMemoryRecords();
        var reports = new FixedReports();
        var logs = new LogLines();
        var told = new ToldTickets();
        await new OrganizationStore(records).SaveAsync(Profiles.Fabrikam, CancellationToken.None);

        // As bare as the embedded host's: nothing but the API itself may be what makes a test pass.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        builder.Services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IWorkflowClient>(workflows)
            .AddSingleton<IRecords>(records)
            .AddSingleton<ITicketing>(told)
            .AddSingleton<IRunReports>(reports)
            .AddSingleton<ICallerResolver>(new RunnerTokens(new BearerTokens(Tokens.All), new RunnerStore(records)))
            .AddSingleton<IJobSigner>(new CertificateJobSigner(EnrolledPair.HostCertificate))
            .AddSingleton(new HostIdentity("1.2.3", Simulated: true))
            .AddHybridTrustApi(new ApiOptions
            {
                PollInterval = TimeSpan.FromMilliseconds(5),
                Gather = TimeSpan.FromMilliseconds(5),
                IssuesRunnerTokens = issuesRunnerTokens,
                Senders = senders ?? Signing.Senders,
            });
        var app = builder.Build();
        app.MapHybridTrustApi();
        await app.StartAsync();
        return new ApiHost(app, clock, workflows, records, reports, logs, told);
    }

    /// <summary>Sends a request with a caller's token; a body is sent as JSON.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token) => SendAsync(HttpMethod.Get, path, token);

    public Task<HttpResponseMessage> PostAsync(string path, string? token, string body) => SendAsync(HttpMethod.Post, path, token, body);

    /// <summary>Waits until a request has been looked at a few times and not answered; fails when it is answered instead.</summary>
    public async Task UntilHeldAsync(Task<HttpResponseMessage> held)
    {
        var seen = Workflows.Looks;
        while (Workflows.Looks < seen + 4 && !held.IsCompleted)
        {
            await Task.Delay(1);
        }

        Assert.False(held.IsCompleted, "The request was answered at once.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
