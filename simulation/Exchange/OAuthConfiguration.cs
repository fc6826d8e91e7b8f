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
    private static readonly Guid SharedPrincipal = new("00000002-0000-0ff1-ce00-000000000000");

    /// <summary>What a server reads now.</summary>
    public static OAuthConfiguration Load(Datacentre datacentre, DateTimeOffset now) => new(
        SharedPrincipal,
        datacentre.AuthConfig.CurrentCertificateThumbprint,
        datacentre.AuthConfig.Realm,
        [.. datacentre.AuthServers.Where(s => s.Enabled)],
        now);
}
