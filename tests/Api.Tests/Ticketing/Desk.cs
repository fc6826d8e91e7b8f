using System.Text.Json;
using HybridTrust.Api.Senders;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Api.Ticketing;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Testing.Tickets;
using HybridTrust.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api.Tests.Ticketing;

/// <summary>A host's outgoing side beside one fake ticket system of each kind, with records that outlive it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    public const string NextSecret = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";
    public const string Run = "run-1f0c9a";
    private const string Password = "correct-horse-battery-staple";

    private Desk(FakeServiceNow serviceNow, FakeJira jira, FakeReceiver receiver, TimeSpan? patience)
    {
        ServiceNow = serviceNow;
        Jira = jira;
        Receiver = receiver;
        Services = Start(patience);
    }

    public FakeServiceNow ServiceNow { get; }

    public FakeJira Jira { get; }

    public FakeReceiver Receiver { get; }

    public InMemoryRecords Records { get; } = new();

    public StoppedClock Clock { get; } = new();

    public ServiceProvider Services { get; }

    public TicketOutbox Outbox => Services.GetRequiredService<TicketOutbox>();

    /// <param name="patience">How long a request may take; a minute, which no test waits for, when left out.</param>
    public static async Task<Desk> OpenAsync(TimeSpan? patience = null) =>
        new(await FakeServiceNow.StartAsync(), await FakeJira.StartAsync(), await FakeReceiver.StartAsync(), patience);

    /// <summary>A ticket of a system.</summary>
    public static TicketReference Ticket(string system) => system switch
    {
        "servicenow" => new TicketReference(system, "CHG0030001") { Record = FakeServiceNow.SysId },
        "jira" => new TicketReference(system, FakeJira.Key),
        _ => new TicketReference("generic", "T-1"),
    };

    public static TicketComment Comment(string key, string text = "said") => new(Run, key, $"{key} {text}");

    public FakeSystem System(string system) => system switch
    {
        "servicenow" => ServiceNow,
        "jira" => Jira,
        _ => Receiver,
    };

    /// <summary>The keys of the comments as the system has them, what came twice twice; a receiver of webhooks knows by the id what came twice.</summary>
    public IReadOnlyList<string> Keys(string system) => system switch
    {
        "servicenow" => [.. ServiceNow.Notes.Select(n => n.Split(' ')[0])],
        "jira" => [.. Jira.Comments.Select(n => n.Split(' ')[0])],
        _ => [.. Receiver.Messages.DistinctBy(m => m.Id).Select(m => JsonDocument.Parse(m.Body).RootElement.GetProperty("data").GetProperty("text").GetString()!.Split(' ')[0])],
    };

    /// <summary>Another process of the host, after the first: the same records, the same systems.</summary>
    public ServiceProvider Start(TimeSpan? patience = null) => new ServiceCollection()
        .AddLogging(logging => { })
        .AddSingleton<IRecords>(Records)
        .AddSingleton<TimeProvider>(Clock)
        .AddTicketing(new TicketConnections
        {
            ServiceNow = new ServiceNowConnection(ServiceNow.Address, TicketCredential.Of("hybridtrust", Password), "0"),
            Jira = new JiraConnection(Jira.Address, TicketCredential.Of(null, Password), "Done") { Project = "OPS" },
            Webhook = new WebhookConnection(Receiver.Address, [SharedSecret.OfStandard(Secret), SharedSecret.OfStandard(NextSecret)]),
            Patience = patience ?? TimeSpan.FromMinutes(1),
        })
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await ServiceNow.DisposeAsync();
        await Jira.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
