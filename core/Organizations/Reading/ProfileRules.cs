namespace HybridTrust.Organizations.Reading;

/// <summary>Rules between parts of a profile. They run even when fields are wrong, and stay silent about what could not be read.</summary>
internal static class ProfileRules
{
    public static void Check(OrganizationProfile profile, ObjectReader report)
    {
        LegacyIsMeant(profile, report);
        SkypeHasItsPool(profile, report);
        PoolHasItsRunner(profile, report);
    }

    private static void LegacyIsMeant(OrganizationProfile profile, ObjectReader report)
    {
        foreach (var (index, id) in profile.Procedures.Index())
        {
            if (!profile.Legacy && ProcedureIds.Legacy.Contains(id, StringComparer.Ordinal))
            {
                report.Report(
                    $"$.procedures[{index}]",
                    $"'{id}' is for a cloud service that Microsoft has retired.",
                    $"Use '{ProcedureIds.TeamsPartners}', its successor; or write \"legacy\": true if you mean it.");
            }
        }
    }

    private static void SkypeHasItsPool(OrganizationProfile profile, ObjectReader report)
    {
        var index = profile.Procedures.ToList().IndexOf(ProcedureIds.SkypeServerExchange);
        if (index >= 0 && profile.Topology.SkypePool is null)
        {
            report.Report(
                $"$.procedures[{index}]",
                $"'{ProcedureIds.SkypeServerExchange}' needs a Skype for Business Server pool, and the topology has none.",
                "Add topology.skypePool with fqdn, sipDomain and frontEnds, or leave the procedure out.");
        }
    }

    private static void PoolHasItsRunner(OrganizationProfile profile, ObjectReader report)
    {
        if (profile.Topology.SkypePool is not null && profile.Runners.SkypeServer is null && !ReferenceEquals(profile.Runners, SiteRunnersReader.Nothing))
        {
            report.Report(
                "$.runners.skypeServer",
                "The topology has a Skype for Business Server pool, and no runner serves it.",
                "Add the name of the runner on or near a front end.");
        }
    }
}
