using System.Text.Json;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Runs;
using HybridTrust.Organizations;
using HybridTrust.Planning;
using HybridTrust.Procedures;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tickets;

/// <summary>Makes a run request of a ticket, or says everything that is wrong with it.</summary>
internal sealed class TicketReader(OrganizationStore organizations, IProcedureCatalogue catalogue, UndoneRuns undone)
{
    private const string Run = "run";

    private static readonly string[] Members = ["ticket", "organization", "action", "procedures", "attempt", Run];

    /// <exception cref="RequestRefusedException">The ticket is not acceptable.</exception>
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
        var earlier = await ReadRunAsync(fields, action, organization, cancellation);
        var procedures = organization is null || action is RunAction.Undo ? earlier?.Procedures ?? [] : TicketProcedures.Check(fields, action, asked, organization, catalogue);
        if (action is RunAction.Undo && asked.Count > 0)
        {
            fields.Refuse("$.procedures", "cannot be chosen for an undo", "Leave it out: what the run changed is put back, whatever is still its own.");
        }

        fields.ThrowIfAnyErrors(generic ? "The ticket" : $"The ticket of {source.System}");
        return new RunRequest(
            RunRequest.CurrentVersion, organization!.Name, action!.Value, procedures, new TicketReference(source.System, ticket!) { Record = source.Record }, source.RequestedBy, attempt)
        { Undoes = action is RunAction.Undo ? fields.Text(Run, "") : null };
    }

    /// <summary>Whether a text can be a ticket's id.</summary>
    public static bool IsId(string? ticket) =>
        ticket is { Length: > 0 and <= 64 } && Words.ArePrintable(ticket) && ticket.Trim().Length == ticket.Length;

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
        if (ticket is not null && !IsId(ticket))
        {
            fields.Refuse("$.ticket", ticket.Length > 64 ? $"has {ticket.Length} characters" : $"is {Words.Quote(ticket)}", Remedy);
        }

        return ticket;
    }

    private static RunAction? ReadAction(JsonFields fields)
    {
        const string Remedy = "Send 'plan' (only look), 'apply' (plan, approve, change, prove), 'verify' (only prove), 'rotate' (replace the auth certificate) or 'undo' (put a run back).";
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
                return RunAction.Undo;
            case not null:
                fields.Refuse("$.action", $"is {Words.Quote(action)}", Remedy);
                return null;
            default:
                return null;
        }
    }

    /// <summary>What the run was asked for that an undo names; null for every other action, and where it is wrong, which is noted.</summary>
    private async Task<RunRequest?> ReadRunAsync(JsonFields fields, RunAction? action, OrganizationProfile? organization, CancellationToken cancellation)
    {
        const string Path = $"$.{Run}";
        const string Remedy = "Send the id of the run to put back, 'run-' and 20 hex digits, as its ticket was told.";
        if (action is not RunAction.Undo)
        {
            if (fields.Member(Run) is not null)
            {
                fields.Refuse(Path, "is there without the action 'undo'", "Leave it out, or send the action 'undo'.");
            }

            return null;
        }

        if (fields.Text(Run, Remedy) is not { } run || organization is null)
        {
            return null;
        }

        try
        {
            var earlier = await undone.FindAsync(run, cancellation);
            if (string.Equals(earlier.Organization, organization.Name, StringComparison.Ordinal))
            {
                return earlier;
            }

            fields.Refuse(Path, $"is {Words.Quote(run)}, which is a run of another organization", Remedy);
        }
        catch (RequestRefusedException refused)
        {
            fields.Refuse(Path, $"is {Words.Quote(run)}, which cannot be undone: {refused.Problem.Detail.TrimEnd('.')}", Remedy);
        }

        return null;
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
