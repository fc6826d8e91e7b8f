using HybridTrust.Organizations;

namespace HybridTrust.Runs;

/// <summary>Decides which procedures a run carries out.</summary>
public static class RunProcedures
{
    /// <summary>Preflight first and once, whatever is asked for; then what is asked for, or everything of the profile.</summary>
    /// <param name="asked">What the ticket asks for; empty means everything of the profile.</param>
    /// <param name="organization">The profile.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> asked, OrganizationProfile organization) =>
    [
        ProcedureIds.Preflight,
        .. (asked.Count > 0 ? asked : organization.Procedures).Where(id => !string.Equals(id, ProcedureIds.Preflight, StringComparison.Ordinal)),
    ];
}
