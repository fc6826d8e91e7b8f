namespace HybridTrust.Cmdlets;

/// <summary>The short list of operations of the <see cref="ShellKind.Windows"/> shell; each acts on the server its session names.</summary>
public static class LocalOperations
{
    /// <summary>
    /// Reads the public part of one certificate of <c>Cert:\LocalMachine\My</c>, by exact thumbprint, and whether its private key
    /// can be used. Nothing is written to disk, and a private key is never exported (domain 7, traps 6 to 8).
    /// </summary>
    public const string ReadCertificate = nameof(ReadCertificate);

    /// <summary>Every local operation that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new(ShellKind.Windows, ReadCertificate,
            [new("Thumbprint", ParameterType.Text, Mandatory: true, [])],
            ["RawData", "Thumbprint", "HasPrivateKey", "PrivateKeyReadable"]),
    ];
}
