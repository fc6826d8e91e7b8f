namespace HybridTrust.Organizations.Reading;

/// <summary>Reads the profile as a whole.</summary>
internal static class OrganizationReader
{
    public static Field<OrganizationProfile> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        fields.Ignore("$schema");
        var legacy = fields.Optional("legacy", Values.Truth, otherwise: false);
        var profile = new OrganizationProfile
        {
            Version = fields.Required("version", Version, 1, "Write \"version\": 1.").Value,
            Name = fields.Required(
                "name", Values.Text(TextFormat.OrganizationName), "", "Add the short name that tickets will use, such as \"fabrikam\".").Value,
            ExchangeOrganization = fields.Required(
                "exchangeOrganization", Values.Guid(OrganizationGuid), Guid.Empty, OrganizationGuid).Value,
            Tenant = fields.Required("tenant", TenantReader.Read, TenantReader.Nothing, "Add the tenant's id and coexistenceDomain.").Value,
            VerifiedDomain = fields.Required(
                "verifiedDomain",
                Values.Text(TextFormat.Domain),
                "",
                "Add the primary SMTP domain of the on-premises accounts, such as fabrikam.com.").Value,
            DomainController = fields.Required(
                "domainController",
                Values.Text(TextFormat.Fqdn),
                "",
                "Add the fully qualified name of one domain controller, such as dc01.fabrikam.com.").Value,
            // What could not be read is not held against the procedures as well.
            Legacy = legacy.Value || !legacy.Good,
            Runners = fields.Required(
                "runners", SiteRunnersReader.Read, SiteRunnersReader.Nothing, "Add at least { \"exchange\": \"name-of-the-runner\" }.").Value,
            Topology = fields.Required("topology", TopologyReader.Read, TopologyReader.Nothing, "Add the Exchange servers.").Value,
            Procedures = fields.Required("procedures", Procedures, [], $"Add a list of: {string.Join(", ", ProcedureIds.All)}.").Value,
            OptionalPrincipals = fields.Optional("optionalPrincipals", Principals, []).Value,
            HybridApplication = fields.Optional("hybridApplication", HybridApplicationReader.Read, new HybridApplicationPolicy()).Value,
            Approval = fields.Optional("approval", ApprovalReader.Read, new ApprovalPolicy()).Value,
            OnFailure = fields.Optional("onFailure", Values.Word<OnFailure>, OnFailure.Hold).Value,
            SecondRun = fields.Optional("secondRun", Values.Word<SecondRun>, SecondRun.Attach).Value,
            MaintenanceWindow = fields.Nullable("maintenanceWindow", MaintenanceWindowReader.Read).Value,
            Freezes = fields.Optional("freezes", Values.List(FreezeReader.Read, 0, ProfileLimits.Freezes, "freezes", freeze => $"{freeze.From:u} {freeze.To:u}"), []).Value,
            OutsideWindow = fields.Optional("outsideWindow", Values.Word<OutsideWindow>, OutsideWindow.Wait).Value,
            Rotation = fields.Optional("rotation", RotationReader.Read, new RotationPolicy()).Value,
            Watch = fields.Optional("watch", WatchReader.Read, new WatchPolicy()).Value,
            TestMailboxes = fields.Optional("testMailboxes", TestMailboxesReader.Read, new TestMailboxes()).Value,
            ExchangeOnline = fields.Optional("exchangeOnline", Values.Word<ExchangeOnlineAccess>, ExchangeOnlineAccess.Module).Value,
        };
        ProfileRules.Check(profile, fields);
        return fields.Close(profile);
    }

    private const string OrganizationGuid = "Write the GUID that (Get-OrganizationConfig).Guid shows.";

    private static ValueReader<IReadOnlyList<string>> Procedures { get; } = Values.List(
        ProcedureReader.Read, 1, ProfileLimits.Procedures, "procedures", id => id);

    private static ValueReader<IReadOnlyList<Guid>> Principals { get; } = Values.List(
        Values.Guid("Write the application id of a cloud principal, such as 7557eb47-c689-4224-abcf-aef9bd7573df."),
        0,
        ProfileLimits.OptionalPrincipals,
        "application ids",
        id => id == Guid.Empty ? null : id.ToString());

    private static Field<int> Version(JsonAt at) => at.Element.ValueKind is System.Text.Json.JsonValueKind.Number
        && at.Element.TryGetInt32(out var version) && version == 1
            ? at.Is(version)
            : at.Fail(1, $"The version is {at.Shown}; this release reads version 1.", "Write \"version\": 1, or use the release that wrote the profile.");
}
