namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// What a server's processes hold of the directory's OAuth settings. They go on using it until it is loaded again, which is why a test without
/// ReloadConfig shows the state before a change (domain 5.2).
/// </summary>
/// <param name="Application">The application that the server signs as.</param>
/// <param name="Thumbprint">The auth certificate it signs with.</param>
/// <param name="Realm">The realm of its own tokens.</param>
/// <param name="AuthServers">The token services it trusts: those that were enabled.</param>
/// <param name="LoadedAt">When it was loaded, UTC.</param>
internal sealed record OAuthConfiguration(
    Guid Application, string Thumbprint, string Realm, IReadOnlyList<AuthServer> AuthServers, DateTimeOffset LoadedAt)
{
    /// <summary>What a server reads now.</summary>
    public static OAuthConfiguration Load(Datacentre datacentre, EstateServer server, Guid tenant, DateTimeOffset now) => new(
        datacentre.SigningApplication(server, tenant, now),
        datacentre.AuthConfig.CurrentCertificateThumbprint,
        datacentre.AuthConfig.Realm,
        [.. datacentre.AuthServers.Where(s => s.Enabled)],
        now);
}
