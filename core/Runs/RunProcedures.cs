using HybridTrust.Organizations;

namespace HybridTrust.Runs;

/// <summary>Decides which procedures a run carries out.</summary>
public static class RunProcedures
{
    /// <summary>
    /// Preflight first and once, whatever is asked for; then what is asked for, or everything of the profile. A rotation is an action of its own: it
    /// is not part of everything, and nothing else can be part of it. In an emergency preflight would only find what everybody knows.
    /// </summary>
    /// <param name="request">What the ticket asks for; no procedures mean everything of the profile, or a planned rotation.</param>
    /// <param name="organization">The profile.</param>
    public static IReadOnlyList<string> Of(RunRequest request, OrganizationProfile organization)
    {
        var rotation = request.Procedures.FirstOrDefault(id => ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal));
        if (request.Action is RunAction.Rotate || (request.Action is RunAction.Plan && rotation is not null))
        {
            return rotation is null or ProcedureIds.Rotate ? [ProcedureIds.Preflight, ProcedureIds.Rotate] : [rotation];
        }

        return Of(request.Procedures, organization);
    }

    /// <summary>The procedures of a run that is no rotation.</summary>
    /// <param name="asked">What the ticket asks for; empty means everything of the profile.</param>
    /// <param name="organization">The profile.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> asked, OrganizationProfile organization) =>
    [
        ProcedureIds.Preflight,
        .. (asked.Count > 0 ? asked : organization.Procedures)
            .Where(id => id is not ProcedureIds.Preflight && !ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal)),
    ];
}
