using System.Collections.Concurrent;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Vault;

namespace HybridTrust.Benchmarks;

/// <summary>Tenants and a vault in memory: every answer takes its time, and one tenant in fifty throttles the first question.</summary>
internal sealed class WatchedWorld(IReadOnlyList<PublicCertificate> certificates) : IDirectories, ICertificateVault
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<Guid, WatchedDirectory> _tenants = [];

    public IDirectory For(Tenant tenant) => _tenants.GetOrAdd(tenant.Id, id =>
    {
        var number = BitConverter.ToInt32(id.ToByteArray());
        var certificate = certificates[number % certificates.Count];
        var key = new KeyCredential(
            id, "AsymmetricX509Cert", "Verify", certificate.Thumbprint, certificate.Der, certificate.NotBefore, certificate.NotAfter, certificate.Subject);
        return new WatchedDirectory([key], Latency, throttles: number % 50 == 0);
    });

    public async Task<StoredCertificate?> FindAsync(string name, CancellationToken cancellation)
    {
        await Task.Delay(Latency, TimeProvider.System, cancellation);
        if (name.EndsWith("-next", StringComparison.Ordinal))
        {
            return null;
        }

        var number = int.Parse(name.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
        var kept = certificates[number % certificates.Count];
        return new StoredCertificate(new VaultReference(name, "1"), kept, "application/pkix-cert", kept.Thumbprint, kept.NotBefore, kept.NotAfter);
    }

    public Task<StoredCertificate> StoreAsync(string name, PublicCertificate certificate, CancellationToken cancellation) =>
        throw new InvalidOperationException("The watch only reads.");

    public Task<bool> RemoveAsync(VaultReference reference, CancellationToken cancellation) =>
        throw new InvalidOperationException("The watch only reads.");

    /// <summary>The tenant of an organization.</summary>
    public static Guid TenantOf(int number)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        bytes[15] = 1;
        return new Guid(bytes);
    }
}
