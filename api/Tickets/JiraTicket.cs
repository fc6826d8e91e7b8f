using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Senders;

namespace HybridTrust.Api.Tickets;

/// <summary>An issue as Jira's webhook sends it, read as a ticket (docs/tickets.md#jira).</summary>
internal static class JiraTicket
{
    /// <summary>What the issue asks for, as a generic ticket.</summary>
    public static ReadOnlyMemory<byte> Read(JsonElement delivery, JiraFields fields)
    {
        var issue = delivery.Find("issue", "fields");
        using var members = new TicketMembers();
        members
            .Add("ticket", delivery.Find("issue", "key"))
            .Add("organization", Field(issue, fields.Organization))
            .Add("action", Field(issue, fields.Action))
            .Add("procedures", Field(issue, fields.Procedures))
            .Add("attempt", Field(issue, fields.Attempt))
            .AddLines(issue?.FindText("description"));
        return members.ToJson();
    }

    /// <summary>Whose change made Jira send: by mail address where Jira shows it.</summary>
    public static string? PersonOf(JsonElement delivery) =>
        delivery.FindText("user", "emailAddress") ?? delivery.FindText("user", "displayName") ?? delivery.FindText("user", "accountId");

    private static JsonElement? Field(JsonElement? issue, string? field) => field is null ? null : issue?.Find(field);
}
