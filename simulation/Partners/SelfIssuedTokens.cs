using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Partners;

/// <summary>How Exchange decides about a token that a partner application signed itself: the form of partner application with a metadata document.</summary>
internal sealed class SelfIssuedTokens(World world, DateTimeOffset now)
{
    private const string ServicesPool = "MSExchangeServicesAppPool";

    /// <exception cref="BrokenLinkException">Exchange turns the token away.</exception>
    public void Accept(EstateServer server, string text)
    {
        var token = JsonWebToken.TryRead(text) ?? throw new BrokenLinkException("Exchange was handed something that is not a token.");
        if (!world.Datacentre.VirtualDirectories.Exists(d => d is { Kind: VirtualDirectoryKind.Ews, TakesOAuth: true } && string.Equals(d.Server, server.Fqdn, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BrokenLinkException($"The virtual directory EWS of {server.Fqdn} do not accept OAuth.");
        }

        var partner = PartnerOf(token.Claim("iss"));
        if (!IsSignedBy(token, partner.Certificates))
        {
            throw new BrokenLinkException(
                $"The token is signed with certificate {token.Thumbprint()}, which partner application '{partner.Name}' does not list. " +
                "Let it read the metadata again.");
        }

        if (token.Time("nbf") is not { } from || token.Time("exp") is not { } until || now < from.AddMinutes(-5) || now > until)
        {
            throw new BrokenLinkException("The token is not valid now. Check the servers' clocks.");
        }

        // IIS keeps what it read when its worker process started (seed 004 recommends a restart).
        if (world.FindMachine(server.Fqdn)?.FindPool(ServicesPool)?.StartedAt is not { } started || started < partner.WhenChanged)
        {
            throw new BrokenLinkException($"{server.Fqdn} still knows partner application '{partner.Name}' as it was. Recycle {ServicesPool}.");
        }

        CheckRoles(partner);
    }

    /// <summary>Whether one of the certificates verifies the token's signature.</summary>
    public static bool IsSignedBy(JsonWebToken token, IEnumerable<PublicCertificate> certificates)
    {
        var named = certificates.FirstOrDefault(c => string.Equals(c.Thumbprint, token.Thumbprint(), StringComparison.OrdinalIgnoreCase));
        if (named is null)
        {
            return false;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(named.Der.Span);
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is not null && token.IsSignedBy(rsa);
    }

    private PartnerApplication PartnerOf(string? issuer)
    {
        var partner = world.Datacentre.PartnerApplications.Find(a =>
                a.AuthMetadataUrl.Length > 0 && string.Equals($"{a.ApplicationIdentifier}@{a.Realm}", issuer, StringComparison.OrdinalIgnoreCase))
            ?? throw new BrokenLinkException($"Exchange has no partner application with a metadata document for '{issuer}'.");
        return partner.Enabled ? partner : throw new BrokenLinkException($"The partner application '{partner.Name}' is disabled.");
    }

    private void CheckRoles(PartnerApplication partner)
    {
        if (partner.LinkedAccount is not { } account || world.Datacentre.FindRecipient(account) is null)
        {
            throw new BrokenLinkException($"The partner application '{partner.Name}' has no linked account that exists.");
        }

        foreach (var role in new[] { ManagementRoles.UserApplication, ManagementRoles.ArchiveApplication })
        {
            if (!world.Datacentre.RoleAssignments.Exists(a => a.Enabled && a.Assignee == account && string.Equals(a.Role, role, StringComparison.Ordinal)))
            {
                throw new BrokenLinkException($"The linked account of partner application '{partner.Name}' lacks the management role {role}.");
            }
        }
    }
}
