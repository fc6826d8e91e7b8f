namespace HybridTrust.Cmdlets;

/// <summary>The short list of operations of the <see cref="ShellKind.Windows"/> shell; each acts on the server its session names.</summary>
public static class LocalOperations
{
    /// <summary>
    /// Reads the public part of one certificate of <c>Cert:\LocalMachine\My</c>, by exact thumbprint, and whether its private key
    /// can be used. Nothing is written to disk, and a private key is never exported (domain 7, traps 6 to 8).
    /// </summary>
    public const string ReadCertificate = nameof(ReadCertificate);

    /// <summary>Reads the state of Windows services by their short names; a service that is not installed is left out.</summary>
    public const string ReadServices = nameof(ReadServices);

    /// <summary>Reads IIS application pools by name: state, and since when (UTC) the oldest worker process runs; null while none does.</summary>
    public const string ReadApplicationPools = nameof(ReadApplicationPools);

    /// <summary>Recycles the IIS application pools named; never all of IIS (domain 11, row 6).</summary>
    public const string RecycleApplicationPools = nameof(RecycleApplicationPools);

    /// <summary>Resolves a name as the server does; an answer without objects when there is no such name.</summary>
    public const string ResolveName = nameof(ResolveName);

    /// <summary>
    /// Sends an anonymous GET to an HTTPS address from the server. <c>Status</c> is null when nothing answered, <c>Trusted</c> says whether the
    /// server trusts the certificate for that name, and <c>AuthMetadata</c> whether the answer is an authentication metadata document;
    /// <c>AuthMetadataThumbprints</c> are those of the certificates that it lists, in its order.
    /// </summary>
    public const string ProbeUrl = nameof(ProbeUrl);

    /// <summary>
    /// Runs Microsoft's <c>Configure-EnterprisePartnerApplication.ps1</c> out of the Scripts folder of Exchange's own installation, with its two
    /// arguments bound as parameters: the line in Microsoft's page is one quoted string, which PowerShell prints and does not run
    /// (domain 7, trap 23). Tells the GUIDs of the partner application and of the linked account, and whether the script made the account.
    /// </summary>
    public const string ConfigureEnterprisePartnerApplication = nameof(ConfigureEnterprisePartnerApplication);

    /// <summary>
    /// Reads what a run must know of the server before it starts, in one go: <c>Clock</c> (UTC) and <c>UtcOffsetMinutes</c>;
    /// <c>ExSetupVersion</c>, the file version of ExSetup.exe, null without Exchange (AdminDisplayVersion does not show hotfixes: domain
    /// 2(f)); <c>Tls12Client</c>, whether SCHANNEL lets programs call out with TLS 1.2, and <c>DotNetSystemTls</c>, whether .NET Framework
    /// programs follow it (SystemDefaultTlsVersions, SchUseStrongCrypto); <c>WinHttpProxy</c>, null for none; <c>IisBindings</c>, one text a
    /// binding (site, protocol, information, thumbprint); and <c>ScheduledTaskState</c>, <c>Enabled</c>, <c>Disabled</c> or null when
    /// there is no task named by the argument <c>ScheduledTask</c> in any folder.
    /// </summary>
    public const string ReadHost = nameof(ReadHost);

    /// <summary>
    /// Makes an auth certificate in <c>LocalMachine\My</c> of the server: self-signed, 2048-bit RSA of the CryptoAPI provider (others cannot be an
    /// auth certificate), subject and friendly name as Exchange's own, exportable, valid for <c>ValidityDays</c>. Nothing refers to it, and the
    /// certificate of transport is not touched, as New-ExchangeCertificate does (domain 11, row 4). Asked twice it makes two.
    /// </summary>
    public const string CreateAuthCertificate = nameof(CreateAuthCertificate);

    /// <summary>
    /// Copies a certificate with its private key from the server to the one named by <c>Destination</c> (fully qualified): exported with a random
    /// password and imported there in one go, key and password in memory only (domain 11, row 5). What is there already, key and all, is left as
    /// it is. <c>PrivateKeyReadable</c> is null where the destination did not say.
    /// </summary>
    public const string CopyAuthCertificate = nameof(CopyAuthCertificate);

    /// <summary>
    /// Removes one certificate from the server's store, by exact thumbprint; no error when it is not there. Refused while AuthConfig, transport or
    /// a binding of IIS refers to it.
    /// </summary>
    public const string RemoveCertificate = nameof(RemoveCertificate);

    /// <summary>
    /// Reads the events of source <c>MSExchange AuthAdmin</c> since a point in time, oldest first: 2014 tells that the servicelet published a
    /// certificate (domain 2(e), e6). Evidence only: whether a certificate is published, AuthConfig says.
    /// </summary>
    public const string ReadAuthAdminEvents = nameof(ReadAuthAdminEvents);

    /// <summary>
    /// Signs a client assertion with the private key of a certificate of the server, and asks the token service at <c>TokenUrl</c> for a token as
    /// <c>Application</c>. <c>Accepted</c> tells whether it gave one, which is dropped unread; <c>Error</c> holds its error and code where it gave none, and
    /// <c>Failure</c> what kept the server from asking. Proper for an organization's own application alone (domain 11, row 17).
    /// </summary>
    public const string TryClientAssertion = nameof(TryClientAssertion);

    /// <summary>Every local operation that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new(ShellKind.Windows, ReadCertificate,
            [new("Thumbprint", ParameterType.Text, Mandatory: true, [])],
            ["RawData", "Thumbprint", "HasPrivateKey", "PrivateKeyReadable"]),

        new(ShellKind.Windows, ReadServices, [new("Names", ParameterType.List, Mandatory: true, [])], ["Name", "Status"]),

        new(ShellKind.Windows, ReadApplicationPools, [new("Names", ParameterType.List, Mandatory: true, [])], ["Name", "State", "StartedAt"]),

        new(ShellKind.Windows, RecycleApplicationPools, [new("Names", ParameterType.List, Mandatory: true, [])], []),

        new(ShellKind.Windows, ResolveName, [new("Name", ParameterType.Text, Mandatory: true, [])], ["Name", "Addresses"]),

        new(ShellKind.Windows, ProbeUrl, [new("Url", ParameterType.Text, Mandatory: true, [])], ["Status", "Trusted", "AuthMetadata", "AuthMetadataThumbprints", "Failure"]),

        new(ShellKind.Windows, ConfigureEnterprisePartnerApplication,
            [new("AuthMetadataUrl", ParameterType.Text, Mandatory: true, []), new("ApplicationType", ParameterType.Text, Mandatory: true, [])],
            ["PartnerApplication", "LinkedAccount", "LinkedAccountCreated"]),

        new(ShellKind.Windows, ReadHost,
            [new("ScheduledTask", ParameterType.Text, Mandatory: true, [])],
            ["Clock", "UtcOffsetMinutes", "ExSetupVersion", "Tls12Client", "DotNetSystemTls", "WinHttpProxy", "IisBindings", "ScheduledTaskState"]),

        new(ShellKind.Windows, CreateAuthCertificate,
            [new("ValidityDays", ParameterType.Number, Mandatory: true, [])],
            ["RawData", "Thumbprint"]),

        new(ShellKind.Windows, CopyAuthCertificate,
            [new("Thumbprint", ParameterType.Text, Mandatory: true, []), new("Destination", ParameterType.Text, Mandatory: true, [])],
            ["Thumbprint", "PrivateKeyReadable"]),

        new(ShellKind.Windows, RemoveCertificate, [new("Thumbprint", ParameterType.Text, Mandatory: true, [])], []),

        new(ShellKind.Windows, ReadAuthAdminEvents, [new("Since", ParameterType.Instant, Mandatory: true, [])], ["Id", "Time"]),

        new(ShellKind.Windows, TryClientAssertion,
            [
                new("Thumbprint", ParameterType.Text, Mandatory: true, []), new("TokenUrl", ParameterType.Text, Mandatory: true, []),
                new("Application", ParameterType.Text, Mandatory: true, []), new("Scope", ParameterType.Text, Mandatory: true, []),
            ],
            ["Accepted", "Error", "Failure"]),
    ];
}
