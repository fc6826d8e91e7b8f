using System.Text.RegularExpressions;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Credentials;

/// <summary>Reads <c>credential</c> and <c>tokenFile</c> of the config, or what a person typed in their place.</summary>
internal static partial class CredentialConfigReader
{
    /// <summary>The kind for a token of Entra by the machine's identity.</summary>
    public const string ManagedIdentityKind = "managedIdentity";

    /// <summary>The kind for a token of Entra by an application's certificate.</summary>
    public const string CertificateKind = "certificate";

    /// <summary>What to write for a scope.</summary>
    public const string ScopeRemedy = "Write the host's scope: api://CLIENT-ID/.default with the client id of its app registration.";

    private static readonly Uri WorldwideCloud = new("https://login.microsoftonline.com/");

    /// <summary>The credential of a config; a token where it names none.</summary>
    /// <param name="fields">The config.</param>
    /// <param name="folder">From where relative paths count.</param>
    public static CredentialConfig? Read(JsonFields fields, string folder)
    {
        var token = fields.Text("tokenFile", "Write the path of the file that holds the token.", required: false);
        if (!fields.Has("credential"))
        {
            return new CredentialConfig.Token(token is null ? null : Path.GetFullPath(token, folder));
        }

        if (token is not null)
        {
            fields.Wrong("tokenFile", "Beside credential there is no token. Keep credential for a host in Azure, tokenFile for one that gave a token at enrolment.");
        }

        return fields.Object("credential", f => ReadEntra(f, folder));
    }

    private static CredentialConfig? ReadEntra(JsonFields fields, string folder)
    {
        const string KindRemedy = $"Write \"{ManagedIdentityKind}\" for this machine's identity (Azure Arc), or \"{CertificateKind}\" for an application's certificate.";
        var kind = fields.Text("kind", KindRemedy);
        var scope = fields.Text("scope", ScopeRemedy);
        if (scope is not null && !Scope().IsMatch(scope))
        {
            fields.Wrong("scope", ScopeRemedy);
            scope = null;
        }

        switch (kind)
        {
            case ManagedIdentityKind:
                var identity = Id(fields, "clientId", "Write the client id of a user-assigned identity, or leave it out: Azure Arc has none.", required: false);
                return scope is null ? null : new CredentialConfig.ManagedIdentity(identity, scope);
            case CertificateKind:
                return ReadApplication(fields, folder, scope);
            case not null:
                fields.Wrong("kind", KindRemedy);
                break;
        }

        return null;
    }

    private static CredentialConfig.Application? ReadApplication(JsonFields fields, string folder, string? scope)
    {
        var tenant = Id(fields, "tenantId", "Write the tenant's GUID.", required: true);
        var application = Id(fields, "clientId", "Write the GUID of the application that the certificate is registered for.", required: true);
        var certificate = CertificatePlace.Read(fields, folder, "Write either certificateFile, the application's certificate with its private key (PFX or PEM), or certificateThumbprint, its thumbprint in the machine's own store (Windows).");
        const string AuthorityRemedy = "Write the sign-in address of the tenant's cloud, such as https://login.microsoftonline.us, or leave it out for the worldwide one.";
        var authority = WorldwideCloud;
        if (fields.Text("authority", AuthorityRemedy, required: false) is { } given)
        {
            if (RunnerConfigFile.AddressOf(given, loopbackOnly: false) is { Scheme: "https" } address)
            {
                authority = address;
            }
            else
            {
                fields.Wrong("authority", AuthorityRemedy);
            }
        }

        return tenant is null || application is null || certificate is null || scope is null
            ? null
            : new CredentialConfig.Application(tenant.Value, application.Value, certificate, authority, scope);
    }

    private static Guid? Id(JsonFields fields, string name, string write, bool required) =>
        fields.Parsed<Guid>(name, write, text => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null, required);

    // A client's own credential gets whatever was granted to it, never a single permission: Entra takes .default alone.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*://[!-~]{1,300}/\.default\z|\A[0-9A-Fa-f-]{36}/\.default\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scope();
}
