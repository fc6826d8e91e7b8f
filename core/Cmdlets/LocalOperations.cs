namespace HybridTrust.Cmdlets;

/// <summary>The short list of operations of the <see cref="ShellKind.Windows"/> shell; each acts on the server its session names.</summary>
public static class LocalOperations
{
    /// <summary>
    /// Reads the public part of one certificate of <c>Cert:\LocalMachine\My</c>, by exact thumbprint, and whether its private key
    /// can be used. Nothing is written to disk, and a private key is never exported (domain 7, traps 6 to 8).
    /// </summary>
    public const string ReadCertificate = nameof(ReadCertificate);

    /// <summary>
    /// Reads what a run must know of the server before it starts, in one go: <c>Clock</c> (UTC) and <c>UtcOffsetMinutes</c>;
    /// <c>ExSetupVersion</c>, the file version of ExSetup.exe, null without Exchange (AdminDisplayVersion does not show hotfixes: domain
    /// 2(f)); <c>Tls12Client</c>, whether SCHANNEL lets programs call out with TLS 1.2, and <c>DotNetSystemTls</c>, whether .NET Framework
    /// programs follow it (SystemDefaultTlsVersions, SchUseStrongCrypto); <c>WinHttpProxy</c>, null for none; <c>IisBindings</c>, one text a
    /// binding (site, protocol, information, thumbprint); and <c>ScheduledTaskState</c>, <c>Enabled</c>, <c>Disabled</c> or null when
    /// there is no task named by the argument <c>ScheduledTask</c> in any folder.
    /// </summary>
    public const string ReadHost = nameof(ReadHost);

    /// <summary>Every local operation that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new(ShellKind.Windows, ReadCertificate,
            [new("Thumbprint", ParameterType.Text, Mandatory: true, [])],
            ["RawData", "Thumbprint", "HasPrivateKey", "PrivateKeyReadable"]),

        new(ShellKind.Windows, ReadHost,
            [new("ScheduledTask", ParameterType.Text, Mandatory: true, [])],
            ["Clock", "UtcOffsetMinutes", "ExSetupVersion", "Tls12Client", "DotNetSystemTls", "WinHttpProxy", "IisBindings", "ScheduledTaskState"]),
    ];
}
