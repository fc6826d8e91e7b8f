using Azure.Core.Pipeline;
using Azure.Identity;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.HostChannel;

namespace HybridTrust.Runner.Credentials;

/// <summary>Makes what a config names as credential.</summary>
internal static class HostTokens
{
    /// <summary>The tokens of a config, or null and problems.</summary>
    public static IHostToken? Of(HostAccess access, List<Problem> problems, TimeProvider time) => access.Credential switch
    {
        CredentialConfig.Token(var file) => Secrets.RunnerToken(file, problems) is { } token ? new GivenToken(token) : null,

        // Apart, so that a runner with a token of its own never loads Azure's libraries.
        var credential => OfEntra(credential, host => HostHttp.HandlerFor(host, access.Proxy), problems, time),
    };

    /// <summary>The tokens of Entra for a credential that is no token itself.</summary>
    /// <param name="credential">What the config says.</param>
    /// <param name="handler">Reaches the one who gives tokens.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="time">The clock.</param>
    internal static EntraToken? OfEntra(CredentialConfig credential, Func<Uri, HttpMessageHandler> handler, List<Problem> problems, TimeProvider time)
    {
        switch (credential)
        {
            case CredentialConfig.ManagedIdentity identity:
                return new EntraToken(
                    IdentityOf(identity.ClientId),
                    identity.Scope,
                    "See whether the Azure Connected Machine agent runs (azcmagent show), and whether the runner's account is a local administrator or a member of " +
                    "'Hybrid agent extension applications'",
                    time);
            case CredentialConfig.Application application:
                if (application.Certificate.Open(problems) is not { } certificate)
                {
                    return null;
                }

                var options = new ClientCertificateCredentialOptions
                {
                    AuthorityHost = application.Authority,
                    Transport = new HttpClientTransport(handler(application.Authority)),
                };
                return new EntraToken(
                    new ClientCertificateCredential(application.TenantId.ToString(), application.ClientId.ToString(), certificate, options),
                    application.Scope,
                    $"See whether certificate {certificate.Thumbprint} is registered for application {application.ClientId} in tenant {application.TenantId} and has not ended, " +
                    "and whether this server reaches " + application.Authority.Host,
                    time);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Arc's and a virtual machine's endpoints are on the machine itself: no proxy stands in between.
    private static ManagedIdentityCredential IdentityOf(Guid? clientId) => new ManagedIdentityCredential(
        clientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id.ToString()) : ManagedIdentityId.SystemAssigned);
}
