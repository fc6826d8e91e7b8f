namespace HybridTrust.Runner.PowerShell;

/// <summary>How the bridge opens its shell. Nothing in it is a secret; what a way of opening does not use is null.</summary>
/// <param name="Kind"><c>remote</c>, <c>snapin</c>, <c>module</c>, <c>cloud</c> or <c>windows</c>.</param>
internal sealed record BridgeAccess(string Kind)
{
    /// <summary>The address of a remote session.</summary>
    public Uri? Uri { get; init; }

    /// <summary>How the remote session signs in.</summary>
    public string? Authentication { get; init; }

    /// <summary>The remote session's configuration name.</summary>
    public string? Configuration { get; init; }

    /// <summary>The other Windows server that functions are sent to; null when it is this one.</summary>
    public string? Computer { get; init; }

    /// <summary>The snap-in's name.</summary>
    public string? Name { get; init; }

    /// <summary>The module's name or path.</summary>
    public string? Module { get; init; }

    /// <summary>The tenant's domain to sign in to.</summary>
    public string? Organization { get; init; }

    /// <summary>The application to sign in as.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>The certificate, in the machine's or the account's store, to sign in with.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The user-assigned managed identity to sign in as; null for the machine's own.</summary>
    public Guid? ManagedIdentity { get; init; }

    /// <summary>Microsoft's cloud, by the name that Connect-ExchangeOnline gives it; null for the worldwide one.</summary>
    public string? Environment { get; init; }
}
