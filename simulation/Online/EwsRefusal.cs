using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Online;

/// <summary>Decides why Exchange Online's web services turn an application away that came with a good token.</summary>
internal static class EwsRefusal
{
    private const string Permission = "full_access_as_app";

    /// <summary>The reason, or null when the application may come in.</summary>
    public static string? Of(World world, Guid application)
    {
        var online = world.Online;
        if (application == TokenIssuer.Exchange && online.SharedPrincipalBlocked)
        {
            return "Web services no longer take calls of on-premises servers through the shared principal " +
                $"{application} (since 31 October 2025).";
        }

        if (online.EwsEnabled is false)
        {
            return "Web services are switched off for the organization (EwsEnabled is False).";
        }

        if (application != TokenIssuer.Exchange && !world.Tenant.RolesOf(application, TokenIssuer.Exchange).Contains(Permission, StringComparer.Ordinal))
        {
            return $"2000008;reason=\"The token contains not enough scope to make this call.\" Application {application} lacks {Permission}.";
        }

        var allowed = (online.EwsAllowedAppIds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return allowed.Length == 0
            ? online is { EwsEnabled: true, EmptyAllowListBlocks: true }
                ? "Web services are restricted, and the list EwsAllowedAppIDs is empty."
                : null
            : allowed.Any(id => Guid.TryParse(id, out var known) && known == application)
                ? null
                : $"Application {application} is not in EwsAllowedAppIDs.";
    }
}
