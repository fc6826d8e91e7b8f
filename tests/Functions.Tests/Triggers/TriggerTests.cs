using System.Text;
using System.Text.Json;
using HybridTrust.Api;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Runs;
using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Http;
using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Triggers;

public sealed class TriggerTests
{
    private static readonly WorkflowRegistry Registry = new WorkflowRegistry().AddRuns().AddWatch().AddDurable();

    [Fact]
    public async Task Every_orchestration_has_its_orchestrator_and_no_other_has() =>
        Assert.Equal(Registry.Workflows.Keys.Order(StringComparer.Ordinal), await NamesAsync("orchestrationTrigger"));

    [Fact]
    public async Task Every_activity_has_its_function_and_no_other_has() =>
        Assert.Equal(Registry.Activities.Keys.Order(StringComparer.Ordinal), await NamesAsync("activityTrigger"));

    [Fact]
    public async Task Every_operation_of_the_OpenAPI_document_has_its_trigger_and_no_other_has()
    {
        var document = await DocumentAsync();
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation =>
            $"{operation.Value.GetProperty("operationId").GetString()} {operation.Name} {path.Name}"));
        var triggers = (await HostFunctions.AllAsync()).Where(f => f.IsA("httpTrigger")).Select(function =>
            $"{function.Name} {function.Trigger.GetProperty("methods").EnumerateArray().Single().GetString()} /{function.Trigger.GetProperty("route").GetString()}");

        Assert.Equal(described.Order(StringComparer.Ordinal), triggers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_trigger_gives_the_document_that_the_embedded_host_gives_byte_for_byte() =>
        Assert.Equal(await FromKestrelAsync(), await FromTriggerAsync());

    [Fact]
    public async Task The_host_adds_nothing_to_the_addresses()
    {
        var host = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;

        Assert.Equal("", host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public async Task No_trigger_asks_for_a_key_because_the_gate_asks_for_roles() => Assert.All(
        (await HostFunctions.AllAsync()).Where(f => f.IsA("httpTrigger")),
        function => Assert.Equal("Anonymous", function.Trigger.GetProperty("authLevel").GetString()));

    [Fact]
    public async Task Timers_that_an_admin_plans_take_their_schedules_from_the_settings()
    {
        var timers = (await HostFunctions.AllAsync()).Where(f => f.IsA("timerTrigger"));

        Assert.Equal(
            ["purgeHistories %PurgeSchedule%", "startWatch %WatchSchedule%", "tellTickets 0 */10 * * * *"],
            timers.Select(f => $"{f.Name} {f.Trigger.GetProperty("schedule").GetString()}").Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> NamesAsync(string trigger) =>
        (await HostFunctions.AllAsync()).Where(f => f.IsA(trigger)).Select(f => f.Name).Order(StringComparer.Ordinal);

    private static async Task<JsonElement> DocumentAsync() => JsonDocument.Parse(await FromTriggerAsync()).RootElement;

    private static async Task<string> FromTriggerAsync()
    {
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await DurableWorker.StartAsync(hub.Address, new WorkflowRegistry(), new InMemoryRecords());
        await using var services = Add(new ServiceCollection()).BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        http.Response.Body = body;
        var answer = await new GetDescription(new HttpFace(services.GetRequiredService<RequestGate>(), services.GetRequiredService<DurableClientSource>()))
            .RunAsync(http.Request, worker.Durable);
        await answer.ExecuteAsync(http);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private static async Task<string> FromKestrelAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        Add(builder.Services);
        await using var application = builder.Build();
        application.MapHybridTrustApi();
        await application.StartAsync();
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(new Uri(application.Urls.First()), "/openapi/v1.json"));
    }

    private static IServiceCollection Add(IServiceCollection services) => services
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IRecords>(new InMemoryRecords())
        .AddSingleton<ICallerResolver>(new BearerTokens([]))
        .AddSingleton(new HostIdentity("0", Simulated: true))
        .AddSingleton<IRunReports, RunReports>()
        .AddSingleton<IJobSigner>(new CertificateJobSigner(InProcessRunner.Certificate("host", TimeProvider.System)))
        .AddDurableWorkflows(new WorkflowRegistry())
        .AddHybridTrustApi(new ApiOptions());
}
