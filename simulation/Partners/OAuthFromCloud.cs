using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Shells;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Partners;

/// <summary>
/// Exchange Online calls a public address of Exchange on premises: the tenant gives it a token only for a host that is registered as the service's
/// name, and a server takes it by AuthServer, partner application, linked account and mailbox.
/// </summary>
internal static class OAuthFromCloud
{
    public static OAuthTrial Try(ShellServices services, World world, Uri target, string mailbox, DateTimeOffset now)
    {
        var audience = $"{TokenIssuer.Exchange}/{target.Host}@{world.Tenant.TenantId}";
        if (services.Tokens.AskForExchangeOnline(target.Host, audience) is not TokenAnswer.Issued issued)
        {
            return Failed(401, $"The resource https://{target.Host}/ was not found in the tenant {world.Tenant.TenantId}: it is no name of service principal {TokenIssuer.Exchange}.");
        }

        var directories = world.Datacentre.VirtualDirectories.Where(d => d.Kind is VirtualDirectoryKind.Ews && d.Answers(target.Host)).ToList();
        var reached = directories.Find(d => world.Datacentre.FindServer(d.Server) is { } server && !world.IsUnreachable(server));
        if (reached is null)
        {
            return Failed(null, $"Unable to connect to the remote server: nothing answers at {target}.");
        }

        if (!reached.TakesOAuth)
        {
            return Failed(401, $"The EWS virtual directory of {reached.Server} takes no OAuth.");
        }

        try
        {
            var account = services.Acceptance.Accept(world, issued.AccessToken, audience, ManagementRoles.UserApplication);
            return world.Datacentre.Recipients.Exists(r => string.Equals(r.PrimarySmtpAddress, mailbox, StringComparison.OrdinalIgnoreCase))
                ? new(now, TokenIssuer.Exchange, "Entra", null, null, $"Accepted as {world.Datacentre.CanonicalName(account)}.")
                : Failed(401, "The user specified by the user-context in the token does not exist.");
        }
        catch (BrokenLinkException broken)
        {
            return Failed(401, broken.Message);
        }

        OAuthTrial Failed(int? status, string failure) => new(now, TokenIssuer.Exchange, "Entra", failure, status, null);
    }
}
