namespace HybridTrust.Simulation.Exchange;

/// <summary>As which application a server asks the cloud for tokens (domain 2(f)).</summary>
internal static class HybridSigning
{
    private static readonly Guid ExchangeOnline = new("00000002-0000-0ff1-ce00-000000000000");

    /// <summary>
    /// The dedicated application, when the server's build knows it, exactly one override of its section is in effect there, and the
    /// tenant's AuthServer names the application; else Exchange Online's own. What two overrides do is not documented: here they do nothing.
    /// </summary>
    public static Guid SigningApplication(this Datacentre datacentre, EstateServer server, Guid tenant, DateTimeOffset now) =>
        HybridFeatureBuilds.KnowDedicatedApplication(server.Build)
        && IsInEffect(datacentre, server, SettingOverride.DedicatedApplication, now)
        && Guid.TryParse(TokenService(datacentre, tenant)?.ApplicationIdentifier, out var dedicated)
            ? dedicated
            : ExchangeOnline;

    /// <summary>Whether a server sends hybrid lookups through Graph instead of EWS.</summary>
    public static bool RoutesThroughGraph(this Datacentre datacentre, EstateServer server, Guid tenant, DateTimeOffset now) =>
        HybridFeatureBuilds.KnowGraphRouting(server.Build)
        && IsInEffect(datacentre, server, SettingOverride.GraphRouting, now)
        && TokenService(datacentre, tenant)?.GraphBaseUrl is { Length: > 0 };

    /// <summary>What a server acts on now.</summary>
    public static VariantConfiguration ConfigurationOf(this Datacentre datacentre, EstateServer server, DateTimeOffset now) =>
        now - datacentre.OverridesChangedAt >= VariantConfiguration.Patience
            ? new VariantConfiguration(datacentre.OverridesChangedAt + VariantConfiguration.Patience, datacentre.SettingOverrides)
            : server.VariantConfiguration;

    private static bool IsInEffect(Datacentre datacentre, EstateServer server, string section, DateTimeOffset now) =>
        datacentre.ConfigurationOf(server, now).Overrides.Where(o => o.IsFor(section)).ToList() is [{ Enables: true } only] && only.Covers(server);

    private static AuthServer? TokenService(Datacentre datacentre, Guid tenant) => datacentre.AuthServers.Find(s => s.Enabled && s.IsOf(AuthServer.AzureActiveDirectory, tenant));
}
