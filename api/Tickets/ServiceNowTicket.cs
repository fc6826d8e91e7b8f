using System.Text.Json;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;

namespace HybridTrust.Api.Tickets;

/// <summary>A change request as ServiceNow's business rule sends it, read as a ticket (docs/tickets.md#servicenow).</summary>
internal static class ServiceNowTicket
{
    /// <summary>The only table whose records are tickets.</summary>
    public const string Table = "change_request";

    private const string Prefix = "u_hybridtrust_";

    /// <summary>What the change request asks for, as a generic ticket.</summary>
    public static ReadOnlyMemory<byte> Read(JsonElement record)
    {
        using var members = new TicketMembers();
        members.Add("ticket", record.Find("number"));
        foreach (var name in new[] { "organization", "action", "procedures", "attempt", "run" })
        {
            members.Add(name, record.Find(Prefix + name));
        }

        return members.AddLines(record.FindText("description")).ToJson();
    }

    /// <summary>The record's id, which no other record ever has.</summary>
    /// <exception cref="RequestRefusedException">There is none, or the record is no change request.</exception>
    public static string SysIdOf(JsonElement record)
    {
        var errors = new List<FieldError>();
        if (record.FindText("table") is not Table)
        {
            errors.Add(new FieldError("$.table", $"is not '{Table}'", $"Send change requests only, with \"table\": \"{Table}\"."));
        }

        var id = record.FindText("sys_id") ?? "";
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
        {
            errors.Add(new FieldError("$.sys_id", "is not 32 lower-case hexadecimal digits", "Send the record's sys_id, as current.getUniqueValue() gives it."));
        }

        return errors.Count == 0 ? id : throw new RequestRefusedException(ApiProblem.Of(ProblemKind.InvalidContent,
            $"The ticket of servicenow was not accepted, and nothing was changed: {string.Join("; ", errors.Select(e => $"{e.Path} {e.Problem}"))}.") with
        { Errors = errors });
    }

    /// <summary>Who requested the change.</summary>
    public static string? PersonOf(JsonElement record) => record.FindText("requested_by");
}
