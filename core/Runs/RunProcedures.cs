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
        return RotationOf(request) switch
        {
            null => Of(request.Procedures, organization),
            ProcedureIds.Rotate => [ProcedureIds.Preflight, ProcedureIds.Rotate],
            var emergency => [emergency],
        };
    }

    /// <summary>Which of <see cref="ProcedureIds.Rotations"/> a request asks for; null for one that is no rotation.</summary>
    public static string? RotationOf(RunRequest request)
    {
        var named = request.Procedures.FirstOrDefault(id => ProcedureIds.Rotations.Contains(id, StringComparer.Ordinal));
        return request.Action switch
        {
            RunAction.Rotate => named ?? ProcedureIds.Rotate,
            RunAction.Plan => named,
            _ => null,
        };
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
