using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridTrust.Api.Ticketing;
using HybridTrust.Testing.Tickets;
using HybridTrust.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api.Tests.Ticketing;

/// <summary>What tickets are told, over real HTTP, with everything that goes wrong there.</summary>
public sealed class OutgoingTicketTests
{
    [Theory]
    [InlineData("servicenow")]
    [InlineData("jira")]
    [InlineData("generic")]
    public async Task Comments_arrive_in_order_and_each_once_though_they_are_told_twice(string system)
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var key in new[] { "plan-1", "stage-1-1", "plan-1", "stage-2-1", "stage-1-1" })
        {
            await desk.Outbox.CommentAsync(Desk.Ticket(system), Desk.Comment(key), default);
        }

        Assert.Equal(["plan-1", "stage-1-1", "stage-2-1"], desk.Keys(system));
        Assert.Empty(await OpenAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task What_did_not_arrive_arrives_before_what_is_said_next_and_nothing_arrives_twice(string system, Mishap mishap)
    {
        await using var desk = await Desk.OpenAsync(mishap is Mishap.Slow ? TimeSpan.FromSeconds(3) : null);
        desk.System(system).Next(mishap);

        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket(system), Desk.Comment("plan-1"), default));
        Assert.Equal([Desk.Run], await OpenAsync(desk));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.Outbox.CommentAsync(Desk.Ticket(system), Desk.Comment("stage-1-1"), default);

        Assert.Equal(["plan-1", "stage-1-1"], desk.Keys(system));
        Assert.Empty(await OpenAsync(desk));
    }

    public static TheoryData<string, Mishap> Mishaps()
    {
        var data = new TheoryData<string, Mishap>();
        foreach (var system in new[] { "servicenow", "jira", "generic" })
        {
            foreach (var mishap in Enum.GetValues<Mishap>().Where(m => m is not Mishap.None))
            {
                data.Add(system, mishap);
            }
        }

        return data;
    }

    [Theory]
    [InlineData("servicenow")]
    [InlineData("jira")]
    [InlineData("generic")]
    public async Task Comments_said_side_by_side_are_written_one_after_the_other(string system)
    {
        await using var desk = await Desk.OpenAsync();
        await using var other = desk.Start();
        var boxes = new[] { desk.Outbox, other.GetRequiredService<TicketOutbox>() };

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            boxes[i % 2].CommentAsync(Desk.Ticket(system), Desk.Comment($"stage-{i / 2}"), default)));

        var order = (await desk.Outbox.FindAsync(Desk.Run, default))!.Entries.Select(e => e.Comment.Key);
        Assert.Equal(order, desk.Keys(system));
        Assert.Equal(6, desk.Keys(system).Count);
    }

    [Theory]
    [InlineData("servicenow")]
    [InlineData("jira")]
    [InlineData("generic")]
    public async Task A_host_that_dies_while_it_writes_writes_nothing_twice_after_it(string system)
    {
        await using var desk = await Desk.OpenAsync();
        await using var dying = desk.Start();
        desk.System(system).Next(Mishap.Slow);
        using var death = new CancellationTokenSource();
        var writing = dying.GetRequiredService<TicketOutbox>().CommentAsync(Desk.Ticket(system), Desk.Comment("plan-1"), death.Token);
        while (desk.Keys(system).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        desk.Clock.Advance(TicketOutbox.Claim);
        await desk.Services.GetRequiredService<TicketSweep>().SweepAsync(default);

        Assert.Equal(["plan-1"], desk.Keys(system));
        Assert.Empty(await OpenAsync(desk));
    }

    [Theory]
    [InlineData(ShownNotes.Text, false)]
    [InlineData(ShownNotes.Object, false)]
    [InlineData(ShownNotes.Value, false)]
    [InlineData(ShownNotes.Empty, true)]
    [InlineData(ShownNotes.Absent, true)]
    public async Task Work_notes_are_found_again_however_an_instance_shows_them(ShownNotes shown, bool entries)
    {
        await using var desk = await Desk.OpenAsync();
        (desk.ServiceNow.Shows, desk.ServiceNow.HasEntries) = (shown, entries);
        desk.ServiceNow.Next(Mishap.None, Mishap.DroppedAfterwards);
        await desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("plan-1"), default);
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("stage-1-1"), default));

        await desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("end"), default);

        Assert.Equal(["plan-1", "stage-1-1", "end"], desk.Keys("servicenow"));
    }

    [Theory]
    [InlineData(ShownNotes.Text)]
    [InlineData(ShownNotes.Object)]
    [InlineData(ShownNotes.Empty)]
    public async Task A_first_work_note_that_did_not_arrive_is_written_where_none_is_shown(ShownNotes shown)
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Shows = shown;
        desk.ServiceNow.Next(Mishap.Dropped);
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("plan-1"), default));

        await desk.Outbox.DeliverAsync(Desk.Run, default);

        Assert.Equal(["plan-1"], desk.Keys("servicenow"));
    }

    [Fact]
    public async Task Work_notes_that_may_not_be_read_are_not_written_twice_and_the_reason_says_what_is_missing()
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Shows = ShownNotes.Absent;
        desk.ServiceNow.Next(Mishap.DroppedAfterwards);
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("plan-1"), default));
        var busy = await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("end"), default));
        Assert.Contains("sys_journal_field", busy.Message, StringComparison.Ordinal);
        Assert.Equal(["plan-1"], desk.Keys("servicenow"));

        desk.ServiceNow.Shows = ShownNotes.Object;
        await desk.Services.GetRequiredService<TicketSweep>().SweepAsync(default);
        Assert.Equal(["plan-1", "end"], desk.Keys("servicenow"));
    }

    [Fact]
    public async Task A_system_that_asks_for_time_is_left_alone_that_long()
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Next(Mishap.TooMany);
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("plan-1"), default));
        var asked = desk.ServiceNow.Requests;

        desk.Clock.Advance(TimeSpan.FromMinutes(58));
        await desk.Services.GetRequiredService<TicketSweep>().SweepAsync(default);
        Assert.Equal(asked, desk.ServiceNow.Requests);
        Assert.Empty(desk.ServiceNow.Notes);

        desk.Clock.Advance(TimeSpan.FromMinutes(3));
        await desk.Services.GetRequiredService<TicketSweep>().SweepAsync(default);
        Assert.Single(desk.ServiceNow.Notes);
    }

    [Fact]
    public async Task The_end_of_a_run_moves_its_ticket()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("end") with { Ending = TicketEnding.Done }, default);
        await desk.Outbox.CommentAsync(Desk.Ticket("jira"), Desk.Comment("end") with { Run = "run-2", Ending = TicketEnding.Done }, default);

        Assert.Equal("0", desk.ServiceNow.Fields["state"]);
        Assert.Equal(["31"], desk.Jira.Made);
    }

    [Fact]
    public async Task A_run_that_did_not_finish_leaves_its_ticket_where_it_is()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("end") with { Ending = TicketEnding.Open }, default);

        Assert.Equal("-1", desk.ServiceNow.Fields["state"]);
        Assert.Single(desk.ServiceNow.Notes);
    }

    [Fact]
    public async Task A_transition_that_was_made_and_not_answered_is_not_asked_for_again()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Jira.Next(Mishap.None, Mishap.DroppedAfterwards);
        var end = Desk.Comment("end") with { Ending = TicketEnding.Done };
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("jira"), end, default));

        await desk.Outbox.CommentAsync(Desk.Ticket("jira"), end, default);

        Assert.Equal(["31"], desk.Jira.Made);
        Assert.Equal(["end"], desk.Keys("jira"));
    }

    [Fact]
    public async Task What_a_system_will_not_have_is_given_up_and_holds_nothing_else_up()
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.RefusesState = true;
        var refused = await Assert.ThrowsAsync<TicketRefusedException>(() =>
            desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("end") with { Ending = TicketEnding.Done }, default));
        await desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), Desk.Comment("later"), default);

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["end", "later"], desk.Keys("servicenow"));
        Assert.Equal(
            [TicketEntryState.Written, TicketEntryState.GivenUp, TicketEntryState.Written],
            (await desk.Outbox.FindAsync(Desk.Run, default))!.Entries.Select(e => e.State));
    }

    [Fact]
    public async Task A_ticket_that_cannot_be_told_for_a_week_is_given_up()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Jira.Down = true;
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("jira"), Desk.Comment("plan-1"), default));

        desk.Clock.Advance(TimeSpan.FromDays(8));
        await Assert.ThrowsAsync<TicketRefusedException>(() => desk.Outbox.DeliverAsync(Desk.Run, default));
        Assert.Empty(await OpenAsync(desk));
    }

    [Fact]
    public async Task A_plan_fills_the_change_records_fields_and_links_the_items_that_are_known()
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Items["ex01.fabrikam.com"] = "aaaa";
        desk.ServiceNow.Next(Mishap.None, Mishap.DroppedAfterwards);
        var plan = Desk.Comment("plan-1") with { Texts = new ChangeTexts(["ex01.fabrikam.com", "ex02.fabrikam.com", "a^b"], "How it is tested.", "How it is put back.") };
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), plan, default));
        await desk.Outbox.CommentAsync(Desk.Ticket("servicenow"), plan, default);

        Assert.Equal("How it is tested.", desk.ServiceNow.Fields["test_plan"]);
        Assert.Equal("How it is put back.", desk.ServiceNow.Fields["backout_plan"]);
        Assert.Equal(["aaaa"], desk.ServiceNow.Linked);
        Assert.Single(desk.ServiceNow.Notes);
    }

    [Fact]
    public async Task A_webhook_is_signed_anew_each_time_with_each_secret_and_keeps_its_id()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Receiver.Next(Mishap.ErrorAfterwards);
        await Assert.ThrowsAsync<TicketBusyException>(() => desk.Outbox.CommentAsync(Desk.Ticket("generic"), Desk.Comment("plan-1"), default));
        desk.Clock.Advance(TimeSpan.FromMinutes(20));
        await desk.Services.GetRequiredService<TicketSweep>().SweepAsync(default);

        var messages = desk.Receiver.Messages;
        Assert.Equal(2, messages.Count);
        Assert.Single(messages.Select(m => m.Id).Distinct());
        Assert.Single(messages.Select(m => m.Body).Distinct());
        Assert.NotEqual(messages[0].Timestamp, messages[1].Timestamp);
        Assert.All(messages, m => Assert.Equal($"{Mac(Desk.Secret, m)} {Mac(Desk.NextSecret, m)}", m.Signature));
        var data = JsonDocument.Parse(messages[0].Body).RootElement.GetProperty("data");
        Assert.Equal(("T-1", Desk.Run, 1), (data.GetProperty("ticket").GetString(), data.GetProperty("run").GetString(), data.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task Each_system_gets_its_own_credential_and_the_webhook_none()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var system in new[] { "servicenow", "jira", "generic" })
        {
            await desk.Outbox.CommentAsync(Desk.Ticket(system), Desk.Comment("plan-1") with { Run = $"run-{system}" }, default);
        }

        Assert.All(desk.ServiceNow.Authorizations, a => Assert.StartsWith("Basic ", a, StringComparison.Ordinal));
        Assert.All(desk.Jira.Authorizations, a => Assert.StartsWith("Bearer ", a, StringComparison.Ordinal));
        Assert.All(desk.Receiver.Authorizations, Assert.Empty);
    }

    [Theory]
    [InlineData("http://fabrikam.service-now.com/")]
    [InlineData("https://user:secret@fabrikam.service-now.com/")]
    [InlineData("ftp://fabrikam/")]
    [InlineData("fabrikam")]
    public void A_credential_never_crosses_a_network_in_the_clear(string address) =>
        Assert.Throws<FormatException>(() => TicketAddress.ParseBase(address));

    private static string Mac(string secret, ReceivedMessage message) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{message.Id}.{message.Timestamp}.{message.Body}")));

    private static async Task<List<string>> OpenAsync(Desk desk)
    {
        var open = new List<string>();
        await foreach (var run in desk.Outbox.OpenAsync(default))
        {
            open.Add(run);
        }

        return open;
    }
}
