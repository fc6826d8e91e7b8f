using System.Text.Json;
using HybridTrust.Api.Ticketing;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing.Tickets;
using HybridTrust.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api.Tests.Ticketing;

/// <summary>Tickets that the watch opens, over real HTTP, with everything that goes wrong there.</summary>
public sealed class OpenedTicketTests
{
    private const string Ledger = "watch-0f1e2d-20261121";

    public static TheoryData<string> Systems => ["servicenow", "jira", "generic"];

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_cause_is_one_ticket_which_is_told_when_it_gets_worse_and_when_it_is_gone(string system)
    {
        await using var desk = await Desk.OpenAsync();

        await KeepAsync(desk, system, "ticket");
        Assert.Empty(Told(desk, system));
        await SweepAsync(desk);
        await KeepAsync(desk, system, "ticket");
        await KeepAsync(desk, system, "stage");
        await KeepAsync(desk, system, "gone", isGone: true);
        await SweepAsync(desk);
        await SweepAsync(desk);

        Assert.Equal(["opened HybridTrust, a key is missing: ticket said", "stage said", "gone said"], Told(desk, system));
    }

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task A_ticket_is_opened_once_whatever_happens_to_the_answer(string system, Mishap mishap)
    {
        await using var desk = await Desk.OpenAsync(mishap is Mishap.Slow ? TimeSpan.FromSeconds(3) : null);
        desk.System(system).Next(mishap);
        await KeepAsync(desk, system, "ticket");
        await KeepAsync(desk, system, "stage");

        await SweepAsync(desk);
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync(desk);

        Assert.Equal(["opened HybridTrust, a key is missing: ticket said", "stage said"], Told(desk, system));
    }

    public static TheoryData<string, Mishap> Mishaps() => OutgoingTicketTests.Mishaps();

    [Fact]
    public async Task An_issue_is_found_again_in_a_jira_on_premises_too()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Jira.OnPremises = true;
        desk.Jira.Next(Mishap.DroppedAfterwards);
        await KeepAsync(desk, "jira", "ticket");

        await SweepAsync(desk);
        await SweepAsync(desk);

        Assert.Single(desk.Jira.Opened);
        Assert.Null((await desk.Outbox.FindAsync(Ledger, default))!.Next);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task What_a_run_of_the_cause_tells_waits_for_the_ticket_and_goes_there(string system)
    {
        await using var desk = await Desk.OpenAsync();
        await KeepAsync(desk, system, "ticket");
        var ticket = new TicketReference("watch", $"{Ledger}-ticket") { Ledger = Ledger };

        await desk.Outbox.CommentAsync(ticket, Desk.Comment("plan-1"), default);
        await SweepAsync(desk);
        await desk.Outbox.CommentAsync(ticket, Desk.Comment("end"), default);
        await SweepAsync(desk);

        Assert.Equal(["opened HybridTrust, a key is missing: ticket said", "plan-1 said", "end said"], Told(desk, system));
    }

    [Fact]
    public async Task Without_a_connection_all_is_kept_and_goes_nowhere_and_a_later_connection_opens_the_ticket()
    {
        await using var desk = await Desk.OpenAsync();
        await KeepAsync(desk, "watch", "ticket");
        await desk.Outbox.CommentAsync(new TicketReference("watch", "x") { Ledger = Ledger }, Desk.Comment("plan-1"), default);
        await SweepAsync(desk);
        Assert.Equal(TicketEntryState.Kept, Assert.Single((await desk.Outbox.FindAsync(Ledger, default))!.Entries).State);
        Assert.Equal(TicketEntryState.Kept, Assert.Single((await desk.Outbox.FindAsync(Desk.Run, default))!.Entries).State);

        await KeepAsync(desk, "jira", "stage");
        await SweepAsync(desk);

        Assert.Equal(["opened HybridTrust, a key is missing: stage said"], Told(desk, "jira"));
    }

    [Fact]
    public async Task That_a_cause_is_gone_opens_no_ticket()
    {
        await using var desk = await Desk.OpenAsync();
        await KeepAsync(desk, "jira", "gone", isGone: true);
        await SweepAsync(desk);

        Assert.Empty(desk.Jira.Opened);
        Assert.Equal(0, desk.Jira.Requests);
    }

    [Theory]
    [InlineData("jira", "is 'jira', and no project is named")]
    [InlineData("service-now", "no connection")]
    [InlineData("webhook", "no connection")]
    [InlineData("email", "none of record")]
    public void Where_the_watch_cannot_open_tickets_is_said_at_once(string word, string problem)
    {
        var connections = new TicketConnections { Jira = new JiraConnection(new Uri("https://fabrikam.atlassian.net/"), TicketCredential.Of(null, "secret")) };

        Assert.Contains(problem, Assert.Throws<FormatException>(() => connections.Opens(word)).Message, StringComparison.Ordinal);
        Assert.Equal(CauseTickets.Record, connections.Opens("record"));
    }

    private static Task KeepAsync(Desk desk, string system, string key, bool isGone = false) => desk.Outbox.KeepAsync(
        new TicketReference(system, Ledger), new TicketComment(Ledger, key, $"{key} said") { Cause = new CauseNews("HybridTrust, a key is missing", isGone) }, default);

    private static Task SweepAsync(Desk desk) => desk.Services.GetRequiredService<TicketSweep>().SweepAsync(default);

    /// <summary>What the system has, without the marks by which it is found again.</summary>
    private static List<string> Told(Desk desk, string system) => system switch
    {
        "servicenow" => [.. desk.ServiceNow.Opened.SelectMany(Lines)],
        "jira" => [.. desk.Jira.Opened.SelectMany(Lines)],
        _ => [.. desk.Receiver.Messages.DistinctBy(m => m.Id).Select(Line)],
    };

    private static IEnumerable<string> Lines(FakeOpened ticket) =>
        [$"opened {ticket.Subject}: {ticket.Text.Split('\n')[0]}", .. ticket.Comments.Select(c => c.Split('\n')[0])];

    private static string Line(ReceivedMessage message)
    {
        var root = JsonDocument.Parse(message.Body).RootElement;
        var data = root.GetProperty("data");
        Assert.Equal(Ledger, data.GetProperty("ticket").GetString());
        var text = data.GetProperty("text").GetString()!;
        return root.GetProperty("type").GetString() is "cause.raised" ? $"opened {data.GetProperty("subject").GetString()}: {text}" : text;
    }
}
