using System.Globalization;
using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Reads what a change request says about when its change may be made, in the values that ServiceNow keeps and not those that it shows.</summary>
internal static class ServiceNowRecord
{
    private const string Time = "yyyy-MM-dd HH:mm:ss";

    /// <exception cref="TicketBusyException">It says something that is not understood: then nothing may be changed.</exception>
    public static ChangeRecord Read(JsonElement record, TicketReference ticket) => new(
        record.FindText("number") ?? ticket.Id,
        record.FindText("approval") switch
        {
            "approved" => ChangeApproval.Approved,
            "rejected" => ChangeApproval.Rejected,
            _ => ChangeApproval.NotApproved,
        },
        record.FindText("state") switch
        {
            "-5" or "-4" or "-3" => ChangeState.Early,
            "-2" or "-1" => ChangeState.Ready,
            "0" or "3" => ChangeState.Closed,
            "4" => ChangeState.Cancelled,
            var other => throw new TicketBusyException($"Change {ticket.Id} has the state '{other}', which is none of ServiceNow's own (-5 to 4), so it is not known whether it may be made."),
        },
        TimeOf(record, "start_date", ticket),
        TimeOf(record, "end_date", ticket));

    // Kept in UTC, whatever time zone the user has.
    private static DateTimeOffset? TimeOf(JsonElement record, string field, TicketReference ticket) => record.FindText(field) switch
    {
        null or "" => null,
        { } text when DateTimeOffset.TryParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw new TicketBusyException($"Change {ticket.Id} has a {field} that is no time as ServiceNow keeps it ({Time}), so it is not known when it may be made."),
    };
}
