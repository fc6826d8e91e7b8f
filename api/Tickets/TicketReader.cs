using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Organizations;
using HybridTrust.Planning;
using HybridTrust.Procedures;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tickets;

/// <summary>Makes a run request of a ticket, or says everything that is wrong with it.</summary>
internal sealed class TicketReader(OrganizationStore organizations, IProcedureCatalogue catalogue)
{
    private static readonly string[] Members = ["ticket", "organization", "action", "procedures", "attempt"];

    /// <exception cref="Problems.RequestRefusedException">The ticket is not acceptable.</exception>
    public async Task<RunRequest> ReadAsync(ReadOnlyMemory<byte> body, TicketSource source, CancellationToken cancellation)
    {
        var generic = source.System is TicketPayload.Generic;
        var fields = JsonFields.Read(body, [.. Members, .. generic ? ["system"] : Array.Empty<string>()]);
        RefuseOtherSystem(fields);
        var ticket = ReadTicket(fields);
        var action = ReadAction(fields);
        var attempt = ReadAttempt(fields);
        var asked = TicketProcedures.Read(fields);
        var organization = await ReadOrganizationAsync(fields, cancellation);
        var procedures = organization is null ? [] : TicketProcedures.Check(fields, action, asked, organization, catalogue);
        fields.ThrowIfAnyErrors(generic ? "The ticket" : $"The ticket of {source.System}");
        return new RunRequest(
            RunRequest.CurrentVersion, organization!.Name, action!.Value, procedures, new TicketReference(source.System, ticket!), source.RequestedBy, attempt);
    }

    private static void RefuseOtherSystem(JsonFields fields)
    {
        var system = fields.Text("system", $"Leave it out, or send '{TicketPayload.Generic}'.", required: false);
        if (system is not (null or TicketPayload.Generic))
        {
            fields.Refuse("$.system", $"is {Words.Quote(system)}", $"Leave it out, or send '{TicketPayload.Generic}': Jira and ServiceNow have addresses of their own.");
        }
    }

    // The id becomes part of a run's identity and of reports; what cannot be seen there could make two tickets look like one.
    private static string? ReadTicket(JsonFields fields)
    {
        const string Remedy = "Send the ticket's id in its system, 1 to 64 printable characters such as CHG0012345, with no space before or after it.";
        var ticket = fields.Text("ticket", Remedy);
        if (ticket is not null && (ticket.Length is 0 or > 64 || !Words.ArePrintable(ticket) || ticket.Trim().Length != ticket.Length))
        {
            fields.Refuse("$.ticket", ticket.Length > 64 ? $"has {ticket.Length} characters" : $"is {Words.Quote(ticket)}", Remedy);
        }

        return ticket;
    }

    private static RunAction? ReadAction(JsonFields fields)
    {
        const string Remedy = "Send 'plan' (only look), 'apply' (plan, approve, change, prove), 'verify' (only prove) or 'rotate' (replace the auth certificate).";
        var action = fields.Text("action", Remedy);
        switch (action)
        {
            case "plan":
                return RunAction.Plan;
            case "apply":
                return RunAction.Apply;
            case "verify":
                return RunAction.Verify;
            case "rotate":
                return RunAction.Rotate;
            case "undo":
                fields.Refuse("$.action", $"is '{action}', which this release does not do by ticket", Remedy);
                return null;
            case not null:
                fields.Refuse("$.action", $"is {Words.Quote(action)}", Remedy);
                return null;
            default:
                return null;
        }
    }

    private static int ReadAttempt(JsonFields fields)
    {
        if (fields.Member("attempt") is not { } value)
        {
            return 1;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var attempt) && attempt is >= 1 and <= 99)
        {
            return attempt;
        }

        fields.Refuse("$.attempt", value.ValueKind is JsonValueKind.Number ? "is out of range" : $"is {Words.Of(value)}",
            "Send a whole number from 1 to 99, or leave it out for the first attempt.");
        return 1;
    }

    private async Task<OrganizationProfile?> ReadOrganizationAsync(JsonFields fields, CancellationToken cancellation)
    {
        const string Remedy = "Send the 'name' of a profile that this host has loaded.";
        if (fields.Text("organization", Remedy) is not { } name)
        {
            return null;
        }

        var organization = await organizations.FindAsync(name, cancellation);
        if (organization is null)
        {
            fields.Refuse("$.organization", $"is {Words.Quote(name)}, which this host does not know", Remedy);
            return null;
        }

        // A profile may have been kept before its topology was refused.
        foreach (var refusal in Planner.Refusals(organization.Topology))
        {
            fields.Refuse("$.organization", $"is {Words.Quote(name)}, which is refused: {refusal.Problem.TrimEnd('.')}", refusal.Remedy);
        }

        return organization;
    }
}
