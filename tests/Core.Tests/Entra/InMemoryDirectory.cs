using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>
/// One principal with Graph's semantics: a write replaces the list and gives new key ids, and reads may lag behind it. Hooks let a
/// second writer act before any read or write.
/// </summary>
internal sealed class InMemoryDirectory(ManualClock clock, params KeyCredential[] keys) : PartialDirectory
{
    public static readonly Guid ApplicationId = new("7557eb47-c689-4224-abcf-aef9bd7573df");

    private readonly List<(DateTimeOffset At, IReadOnlyList<KeyCredential> Keys)> _history = [(DateTimeOffset.MinValue, keys)];
    private int _keyId;

    public TimeSpan Lag { get; set; }

    public DirectoryWrite.Refused? Refusal { get; set; }

    public bool Exists { get; set; } = true;

    /// <summary>Runs before the read of that number, from 1; what it gives is what that read shows.</summary>
    public Func<int, IReadOnlyList<KeyCredential>?>? BeforeRead { get; set; }

    /// <summary>Runs after the write of that number, from 1.</summary>
    public Action<int>? AfterWrite { get; set; }

    /// <summary>A tenant policy on what is stored.</summary>
    public Func<KeyCredential, KeyCredential> Policy { get; set; } = key => key;

    public int Reads { get; private set; }

    public List<IReadOnlyList<KeyToWrite>> Writes { get; } = [];

    /// <summary>What the tenant really holds now.</summary>
    public IReadOnlyList<KeyCredential> Keys => _history[^1].Keys;

    public IEnumerable<string?> Thumbprints => Keys.Select(key => key.CustomKeyIdentifier);

    public void Set(IEnumerable<KeyCredential> replacement) => _history.Add((clock.GetUtcNow(), [.. replacement]));

    public override Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Reads++;
        var shown = BeforeRead?.Invoke(Reads) ?? _history.FindLast(entry => entry.At <= clock.GetUtcNow() - Lag).Keys;
        return Task.FromResult(
            Exists && applicationId == ApplicationId ? new ServicePrincipal("object-1", ApplicationId, "TeamsScheduler", shown) : null);
    }

    public override Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation)
    {
        Assert.Equal("object-1", objectId);
        Writes.Add(keys);
        if (Refusal is not null)
        {
            return Task.FromResult<DirectoryWrite>(Refusal);
        }

        Set(keys.Select(Store));
        AfterWrite?.Invoke(Writes.Count);
        return Task.FromResult<DirectoryWrite>(new DirectoryWrite.Accepted());
    }

    private KeyCredential Store(KeyToWrite key)
    {
        var certificate = PublicCertificate.FromDer(key.Key.Span);
        return Policy(new KeyCredential(
            new Guid(++_keyId, 0, 0, new byte[8]), key.Type, key.Usage, certificate.Thumbprint, key.Key, certificate.NotBefore, certificate.NotAfter, null));
    }
}
