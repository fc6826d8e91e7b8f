namespace HybridTrust.Steps;

/// <summary>The facts that steps share.</summary>
public static class FactNames
{
    /// <summary>Thumbprint of the auth certificate in use.</summary>
    public const string CurrentAuthCertificate = "auth-certificate.current";

    /// <summary>Thumbprint of the auth certificate that is staged as next; absent when none is.</summary>
    public const string NextAuthCertificate = "auth-certificate.next";

    /// <summary>
    /// Thumbprints of every auth certificate that this organization has or had, separated by commas: those AuthConfig names and those
    /// with its subject in a server's store. Keys in the cloud are attributed by it.
    /// </summary>
    public const string OwnAuthCertificates = "auth-certificate.own";

    /// <summary>
    /// Keys of this organization on Exchange Online's own principal, separated by commas; absent when there is none. Microsoft's wizard puts them
    /// there, and nobody needs them (domain 2(f)).
    /// </summary>
    public const string OwnKeysOnExchangeOnline = "cloud-keys.own-on-exchange-online";

    /// <summary>Public host names that Exchange's virtual directories name, separated by commas.</summary>
    public const string PublicHosts = "exchange.public-hosts";

    /// <summary>Public address of Exchange Web Services on premises, as a virtual directory names it.</summary>
    public const string WebServicesUrl = "exchange.web-services-url";

    /// <summary>Application id of the dedicated hybrid application.</summary>
    public const string HybridApplication = "hybrid-application.app-id";

    /// <summary>
    /// The auth certificate's thumbprint, once it is a key of the dedicated hybrid application; <see cref="Planned"/> while the run is
    /// still to add it, absent when nobody looked or nobody will.
    /// </summary>
    public const string HybridApplicationKey = "hybrid-application.key";

    /// <summary>What the last look at the dedicated application's keys saw, as <see cref="RegisteredKeyOf"/> has it for principals.</summary>
    public const string HybridApplicationRegistered = "registered-key.hybrid-application";

    /// <summary>The value of a fact that an earlier step of the same run is still to bring about.</summary>
    public const string Planned = "planned";

    /// <summary>Where the vault keeps the auth certificate in use.</summary>
    public const string VaultedAuthCertificate = "auth-certificate.vault";

    /// <summary>Where the vault keeps the auth certificate that is staged as next; absent when none is.</summary>
    public const string VaultedNextAuthCertificate = "auth-certificate.vault-next";

    /// <summary>The file version of ExSetup.exe, as it was read on a server in this run.</summary>
    public static string BuildOf(string server) => BuildPrefix + server;

    /// <summary>What the names of builds begin with.</summary>
    public const string BuildPrefix = "exchange.build.";

    /// <summary>What else rotates the auth certificate by itself on a server; absent when nothing does. A rotation waits until it is disabled.</summary>
    public static string RivalAutomationOn(string server) => $"rival-automation.{server}";

    /// <summary>What the last look at an application's keys saw: thumbprint, key and time of each certificate (<c>RegisteredKey</c>).</summary>
    public static string RegisteredKeyOf(Guid application) => $"registered-key.{application}";
}
