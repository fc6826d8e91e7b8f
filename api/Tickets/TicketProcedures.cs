using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tickets;

/// <summary>The procedures that a ticket asks for, held against the profile and against this release.</summary>
internal static class TicketProcedures
{
    private const string Path = "$.procedures";

    /// <summary>The list as sent; empty when absent or wrong, which is noted.</summary>
    public static IReadOnlyList<string> Read(JsonFields fields)
    {
        const string Remedy = "Send a list of procedure ids such as [\"skype-online-partner\"], or leave it out for all of the profile.";
        if (fields.Member("procedures") is not { } value)
        {
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            fields.Refuse(Path, $"is {Words.Of(value)}", Remedy);
            return [];
        }

        var ids = new List<string>();
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            if (Words.TextOf(item) is not { } id)
            {
                fields.Refuse($"{Path}[{index}]", $"is {Words.Of(item)}", Remedy);
            }
            else if (ids.Contains(id, StringComparer.Ordinal))
            {
                fields.Refuse($"{Path}[{index}]", $"is {Words.Quote(id)}, which is there already", "Name each procedure once.");
            }
            else
            {
                ids.Add(id);
            }

            // As many errors as anybody will be shown.
            if (index >= 100)
            {
                break;
            }
        }

        return ids;
    }

    /// <summary>
    /// The procedures in the profile's order, which is that of their dependencies; empty still means all. Preflight need not be asked for.
    /// </summary>
    public static IReadOnlyList<string> Check(
        JsonFields fields, RunAction? action, IReadOnlyList<string> asked, OrganizationProfile organization, IProcedureCatalogue catalogue)
    {
        if (action is RunAction.Rotate || asked.Any(id => ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal)))
        {
            return CheckRotation(fields, action, asked);
        }

        // Every run starts with preflight: asked for beside others it adds nothing, and alone it means "only look".
        if (asked is [ProcedureIds.Preflight])
        {
            return asked;
        }

        asked = [.. asked.Where(id => id is not ProcedureIds.Preflight)];
        foreach (var id in asked.Except(organization.Procedures, StringComparer.Ordinal))
        {
            fields.Refuse(Path, $"names {Words.Quote(id)}, which the profile of {organization.Name} does not list",
                $"Name some of {string.Join(", ", organization.Procedures)}, or add it to the profile.");
        }

        var effective = organization.Procedures.Except(ProcedureIds.Rotations, StringComparer.Ordinal).Where(p => asked.Count == 0 || asked.Contains(p, StringComparer.Ordinal)).ToArray();
        foreach (var id in effective)
        {
            if (catalogue.Find(id) is not { } procedure)
            {
                fields.Refuse(Path, $"would carry out '{id}', which this release cannot", "Name the procedures to carry out without it, or use a release that has it.");
            }
            else if (procedure.Legacy && !organization.Legacy)
            {
                fields.Refuse(Path, $"would carry out '{id}', whose cloud service Microsoft has retired",
                    $"Set 'legacy' to true in the profile of {organization.Name} if it is really meant, or name the other procedures.");
            }
        }

        return asked.Count == 0 ? [] : effective;
    }

    /// <summary>A rotation is asked for by its action, alone; no profile needs to list it. What it would do may be planned.</summary>
    private static IReadOnlyList<string> CheckRotation(JsonFields fields, RunAction? action, IReadOnlyList<string> asked)
    {
        var rotations = string.Join(", ", ProcedureIds.Rotations);
        if (action is not (RunAction.Rotate or RunAction.Plan))
        {
            fields.Refuse(Path, $"names {Words.Quote(asked.First(id => ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal)))}, which is not carried out by this action",
                "Send the action 'rotate' to carry it out, or 'plan' to see what it would do.");
        }
        else if (asked.Count > 1 || asked.Except(ProcedureIds.Rotations, StringComparer.Ordinal).Any())
        {
            fields.Refuse(Path, "names more than a rotation", $"Leave it out for a planned rotation, or name one of {rotations}.");
        }

        return asked;
    }
}
