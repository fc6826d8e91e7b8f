namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads the <c>tenant</c> part of an estate file.</summary>
internal static class TenantSection
{
    public static StartingTenant Read(JsonCursor at, IReadOnlyDictionary<string, StartingCertificate> certificates)
    {
        at.Only("replicationLagReads", "longestKeyDays", "pageSize", "principals", "applications");
        var principals = at.Member("principals").Items().Select(p => Principal(p, certificates)).ToList();
        foreach (var twice in principals.GroupBy(p => p.AppId).Where(g => g.Count() > 1))
        {
            at.Member("principals").Fail($"The application {twice.Key} has more than one principal. A tenant has one: " +
                "put its keys together.");
        }

        return new(at.Number("replicationLagReads", 0, 100, otherwise: 0), principals)
        {
            Applications = [.. at.Member("applications").Items().Select(a => Application(a, certificates))],
            LongestKeyDays = at.Member("longestKeyDays").IsPresent ? at.Number("longestKeyDays", 1, 36_500) : null,
            PageSize = at.Number("pageSize", 1, 999, otherwise: 100),
        };
    }

    private static StartingPrincipal Principal(JsonCursor at, IReadOnlyDictionary<string, StartingCertificate> certificates)
    {
        at.Only("appId", "displayName", "servicePrincipalNames", "keys", "appRoles", "tags");
        var appId = at.Guid("appId");
        return new(
            appId,
            at.Text("displayName"),
            at.Texts("servicePrincipalNames"),
            [.. at.Member("keys").Items().Select(k => Key(k, certificates))])
        {
            AppRoles = at.Member("appRoles").IsPresent ? at.Texts("appRoles") : MicrosoftRoles.Of(appId),
            Tags = at.Texts("tags"),
        };
    }

    private static StartingApplication Application(JsonCursor at, IReadOnlyDictionary<string, StartingCertificate> certificates)
    {
        at.Only("displayName", "signInAudience", "keys");
        return new(
            at.Text("displayName"),
            at.OptionalText("signInAudience") ?? "AzureADMyOrg",
            [.. at.Member("keys").Items().Select(k => Key(k, certificates))]);
    }

    private static StartingKey Key(JsonCursor at, IReadOnlyDictionary<string, StartingCertificate> certificates)
    {
        at.Only("certificate", "displayName");
        return new(
            EstateFileReader.CertificateName(at.Member("certificate"), at.Text("certificate"), certificates), at.OptionalText("displayName"));
    }
}
