using System.Security.Cryptography;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Online;
using HybridTrust.Simulation.Shells;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Partners;

/// <summary>
/// A server on premises calls Exchange Online's web services: it signs with the auth certificate's private key in its own store, the tenant checks the
/// signature against registered keys, and Exchange Online decides whether the application may come in.
/// </summary>
internal static class OAuthToCloud
{
    public static OAuthTrial Try(ShellServices services, World world, EstateServer server, OAuthConfiguration configuration, Uri target, Recipient mailbox)
    {
        if (!string.Equals(target.Host, CloudHosts.Of(world.Tenant.Cloud).Outlook, StringComparison.OrdinalIgnoreCase))
        {
            return new(configuration.LoadedAt, null, null, $"Unable to connect to the remote server: nothing answers at {target}.", null, null);
        }

        var application = configuration.Application;
        var type = application == TokenIssuer.Exchange ? AuthServer.AccessControlService : AuthServer.AzureActiveDirectory;
        if (configuration.AuthServers.FirstOrDefault(s => s.IsOf(type, world.Tenant.TenantId)) is not { } tokenService)
        {
            return Unauthorized(null, $"No enabled AuthServer of type {type} has the realm {world.Tenant.TenantId}, which the other side asks for.");
        }

        try
        {
            var assertion = services.Signer.Sign(world, server, configuration.Thumbprint, application, configuration.Realm is { Length: > 0 } own ? own : tokenService.Realm);
            var audience = $"{TokenIssuer.Exchange}/{target.Host}@{world.Tenant.TenantId}";
            return services.Tokens.Ask(world.Tenant.TenantId, assertion, audience) switch
            {
                TokenAnswer.Refused refused => Unauthorized(tokenService.Name, refused.Explanation),
                TokenAnswer.Issued issued when !IsOfTenant(world, issued.AccessToken, audience) => Unauthorized(tokenService.Name, "The token is not the tenant's."),
                _ => Enter(world, tokenService.Name),
            };
        }
        catch (BrokenLinkException broken)
        {
            return Unauthorized(tokenService.Name, broken.Message);
        }

        OAuthTrial Unauthorized(string? asked, string failure) => new(configuration.LoadedAt, application, asked, failure, 401, null);

        OAuthTrial Enter(World seen, string asked) => EwsRefusal.Of(seen, application) is { } refusal
            ? new(configuration.LoadedAt, application, asked, refusal, 403, null)
            : new(configuration.LoadedAt, application, asked, null, null, NoteOn(seen, mailbox));
    }

    private static bool IsOfTenant(World world, string accessToken, string audience)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(world.Tenant.SigningPublicKey.Span, out _);
        return JsonWebToken.TryRead(accessToken) is { } token && token.IsSignedBy(rsa) && string.Equals(token.Claim("aud"), audience, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An on-premises user has no mailbox in the cloud; Exchange Online says so and the call succeeds all the same (domain 5.2).</summary>
    private static string? NoteOn(World world, Recipient mailbox) =>
        world.Online.HasMailbox(mailbox.PrimarySmtpAddress ?? "") ? null : "The SMTP address has no mailbox associated with it.";
}
