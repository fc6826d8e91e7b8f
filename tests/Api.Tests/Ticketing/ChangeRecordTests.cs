using HybridTrust.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api.Tests.Ticketing;

/// <summary>What a change request of ServiceNow says about when its change may be made.</summary>
public sealed class ChangeRecordTests
{
    [Theory]
    [InlineData("approved", "-2", ChangeApproval.Approved, ChangeState.Ready)]
    [InlineData("approved", "-1", ChangeApproval.Approved, ChangeState.Ready)]
    [InlineData("requested", "-4", ChangeApproval.NotApproved, ChangeState.Early)]
    [InlineData("not requested", "-5", ChangeApproval.NotApproved, ChangeState.Early)]
    [InlineData("rejected", "-1", ChangeApproval.Rejected, ChangeState.Ready)]
    [InlineData("", "4", ChangeApproval.NotApproved, ChangeState.Cancelled)]
    [InlineData("approved", "3", ChangeApproval.Approved, ChangeState.Closed)]
    [InlineData("approved", "0", ChangeApproval.Approved, ChangeState.Closed)]
    public async Task Approval_and_state_are_read_by_their_values(string approval, string state, ChangeApproval approved, ChangeState stands)
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Fields["approval"] = approval;
        desk.ServiceNow.Fields["state"] = state;

        var record = await ReadAsync(desk);

        Assert.Equal((approved, stands), (record.Approval, record.State));
    }

    [Fact]
    public async Task Times_are_utc_and_may_be_missing()
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Fields["end_date"] = "2026-03-02 10:30:00";

        var record = await ReadAsync(desk);

        Assert.Null(record.Start);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.Zero), record.End);
    }

    [Theory]
    [InlineData("state", "17")]
    [InlineData("state", "")]
    [InlineData("start_date", "tomorrow")]
    [InlineData("end_date", "02.03.2026 10:30")]
    public async Task What_is_not_understood_allows_nothing(string field, string value)
    {
        await using var desk = await Desk.OpenAsync();
        desk.ServiceNow.Fields[field] = value;

        var unread = await Assert.ThrowsAsync<TicketBusyException>(() => ReadAsync(desk));
        Assert.Contains("CHG0030001", unread.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_delivered_change_request_has_a_record()
    {
        await using var desk = await Desk.OpenAsync();
        var changes = desk.Services.GetRequiredService<IChangeControl>();

        Assert.Null(await changes.ReadAsync(Desk.Ticket("jira"), default));
        Assert.Null(await changes.ReadAsync(Desk.Ticket("servicenow") with { Record = null }, default));
        await Assert.ThrowsAsync<TicketRefusedException>(() => changes.ReadAsync(Desk.Ticket("servicenow") with { Record = new string('0', 32) }, default));
    }

    private static async Task<ChangeRecord> ReadAsync(Desk desk) =>
        (await desk.Services.GetRequiredService<IChangeControl>().ReadAsync(Desk.Ticket("servicenow"), default))!;
}
