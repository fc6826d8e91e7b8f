using HybridTrust.Organizations;

namespace HybridTrust.Functions.Settings;

/// <summary>The world behind the ports.</summary>
internal abstract record HostWorld
{
    private HostWorld()
    {
    }

    /// <summary>A subscription.</summary>
    /// <param name="Cloud">The cloud of the deployment and of every tenant it serves.</param>
    /// <param name="TenantId">The deployment's own tenant.</param>
    /// <param name="RecordsUri">The blob endpoint of the records' storage account.</param>
    /// <param name="VaultUri">The Key Vault.</param>
    /// <param name="HostClientId">The managed identity that the host's own storage and vault know.</param>
    /// <param name="ReaderClientId">The managed identity that reads tenants.</param>
    /// <param name="ReaderApplicationId">The multi-tenant application that trusts the reader; null without other tenants.</param>
    /// <param name="WriterClientId">The managed identity that writes to tenants.</param>
    /// <param name="WriterApplicationId">The multi-tenant application that trusts the writer; null without other tenants.</param>
    public sealed record Azure(
        Cloud Cloud,
        Guid TenantId,
        Uri RecordsUri,
        Uri VaultUri,
        Guid HostClientId,
        Guid ReaderClientId,
        Guid? ReaderApplicationId,
        Guid WriterClientId,
        Guid? WriterApplicationId) : HostWorld
    {
        /// <summary>The version of the certificate that signs jobs; null for the newest.</summary>
        public string? JobSignerVersion { get; init; }
    }

    /// <summary>An estate on this machine. Everything that is done is a rehearsal and is stamped so.</summary>
    /// <param name="Estate">Where the estate listens.</param>
    /// <param name="EstateTokenFile">The file with the estate's token.</param>
    /// <param name="CallersFile">The file with the callers' tokens.</param>
    /// <param name="SignerFile">A PEM with certificate and key that signs jobs; never a production signer.</param>
    /// <param name="Storage">The connection string of the storage emulator that keeps the records.</param>
    public sealed record Simulated(Uri Estate, string EstateTokenFile, string CallersFile, string SignerFile, string Storage) : HostWorld;
}
