using System.Security.Cryptography;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Partners;

/// <summary>How Exchange decides whether a token may come in, and as which account it then acts.</summary>
internal sealed class TokenAcceptance(TimeProvider clock)
{
    /// <summary>The audience that Exchange expects in a token.</summary>
    public static string Audience(World world) => $"{TokenIssuer.Exchange}/{world.Datacentre.SmtpDomain}@{world.Tenant.TenantId}";

    /// <summary>The linked account that the application acts as, for a token to an audience and a call that needs roles.</summary>
    /// <exception cref="BrokenLinkException">Exchange turns the token away.</exception>
    public Recipient Accept(World world, string accessToken, string audience, params IReadOnlyList<string> roles)
    {
        var account = LinkedAccount(world.Datacentre, AcceptCaller(world, accessToken, audience));
        foreach (var role in roles)
        {
            CheckRole(world.Datacentre, account, role);
        }

        return account;
    }

    /// <summary>The enabled partner application that a token names; what it may do then is another question.</summary>
    /// <exception cref="BrokenLinkException">Exchange turns the token away.</exception>
    public PartnerApplication AcceptCaller(World world, string accessToken, string audience)
    {
        var token = JsonWebToken.TryRead(accessToken) ?? throw new BrokenLinkException("Exchange was handed something that is not a token.");
        CheckIssuer(world, token);
        CheckSignature(world, token);
        CheckAudience(token, audience);
        CheckTimes(token);
        var caller = TokenIssuer.TryRead(token.Claim("nameid"))
            ?? throw new BrokenLinkException($"The token names no application: nameid is '{token.Claim("nameid")}'.");
        return PartnerApplicationOf(world.Datacentre, caller.Application);
    }

    /// <summary>The issuer must be a token service that Exchange trusts, in the tenant's realm.</summary>
    private static void CheckIssuer(World world, JsonWebToken token)
    {
        var issuer = TokenIssuer.TryRead(token.Claim("iss"));
        var trusted = issuer is not null && world.Datacentre.AuthServers.Exists(s => s.Enabled
            && string.Equals(s.IssuerIdentifier, issuer.Application.ToString(), StringComparison.OrdinalIgnoreCase)
            && string.Equals(s.Realm, issuer.Realm, StringComparison.OrdinalIgnoreCase));
        if (!trusted)
        {
            throw new BrokenLinkException(
                $"Exchange trusts no enabled AuthServer for the issuer '{token.Claim("iss")}'. " +
                "Enable the ACS AuthServer with the tenant's realm.");
        }
    }

    private static void CheckSignature(World world, JsonWebToken token)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(world.Tenant.SigningPublicKey.Span, out _);
        if (!token.IsSignedBy(rsa))
        {
            throw new BrokenLinkException("The access token is not signed by the tenant. Refresh the AuthServer's metadata.");
        }
    }

    private static void CheckAudience(JsonWebToken token, string audience)
    {
        if (!string.Equals(token.Claim("aud"), audience, StringComparison.OrdinalIgnoreCase))
        {
            throw new BrokenLinkException($"The access token is for '{token.Claim("aud")}', not for '{audience}'.");
        }
    }

    private void CheckTimes(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        if (token.Time("nbf") is not { } from || token.Time("exp") is not { } until || now < from.AddMinutes(-5) || now > until)
        {
            throw new BrokenLinkException("The access token is not valid now. Check the servers' clocks.");
        }
    }

    private static PartnerApplication PartnerApplicationOf(Datacentre datacentre, Guid application)
    {
        var partner = datacentre.PartnerApplications.Find(a =>
                Guid.TryParse(a.ApplicationIdentifier, out var identifier) && identifier == application && a.Realm.Length == 0)
            ?? throw new BrokenLinkException(
                $"Exchange has no partner application with the ApplicationIdentifier {application}. " +
                "Create it with New-PartnerApplication.");
        return partner.Enabled ? partner : throw new BrokenLinkException(
            $"The partner application '{partner.Name}' ({application}) is disabled. Enable it with Set-PartnerApplication.");
    }

    /// <summary>The linked account, which must exist.</summary>
    /// <exception cref="BrokenLinkException">There is none.</exception>
    public static Recipient LinkedAccount(Datacentre datacentre, PartnerApplication partner) =>
        partner.LinkedAccount is { } guid && datacentre.FindRecipient(guid) is { Type: RecipientType.MailUser or RecipientType.User } account
            ? account
            : throw new BrokenLinkException(
                $"The partner application '{partner.Name}' has no linked account that exists. " +
                "Link one with Set-PartnerApplication -LinkedAccount.");

    /// <summary>Sees to it that an account holds a management role.</summary>
    /// <exception cref="BrokenLinkException">It does not.</exception>
    public static void CheckRole(Datacentre datacentre, Recipient account, string role)
    {
        var held = datacentre.RoleAssignments.Exists(a =>
            a.Enabled && a.Assignee == account.Guid && string.Equals(a.Role, role, StringComparison.Ordinal));
        if (!held)
        {
            throw new BrokenLinkException(
                $"The linked account '{datacentre.CanonicalName(account)}' lacks the management role {role}. " +
                "Assign it with New-ManagementRoleAssignment.");
        }
    }

    /// <summary>Sees to it that a role which the account holds has an entry; which role that is does not matter.</summary>
    /// <exception cref="BrokenLinkException">None has it.</exception>
    public static void CheckEntry(Datacentre datacentre, Recipient account, string entry)
    {
        var allowed = datacentre.RoleAssignments.Exists(a =>
            a.Enabled && a.Assignee == account.Guid && datacentre.FindRole(a.Role)?.Allows(entry) is true);
        if (!allowed)
        {
            throw new BrokenLinkException(
                $"The linked account '{datacentre.CanonicalName(account)}' holds no management role with the entry {entry}. " +
                "Assign one with New-ManagementRoleAssignment.");
        }
    }
}
