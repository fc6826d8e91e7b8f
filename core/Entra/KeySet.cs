using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>A principal's keys, compared by what they are: a rewritten key may come back under another <c>keyId</c>.</summary>
internal sealed class KeySet(IReadOnlyList<KeyCredential> keys)
{
    private readonly Dictionary<string, int> _count = keys
        .GroupBy(Identity, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.Count(), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<KeyCredential> Keys { get; } = keys;

    public bool Contains(KeyCredential key) => _count.ContainsKey(Identity(key));

    public bool SameAs(KeySet? other) => other is not null
        && _count.Count == other._count.Count
        && _count.All(entry => other._count.GetValueOrDefault(entry.Key) == entry.Value);

    /// <summary>The keys of this set that another does not have.</summary>
    public IReadOnlyList<KeyCredential> Without(KeySet other) => [.. Keys.Where(key => !other.Contains(key))];

    public KeySet With(IEnumerable<KeyCredential> more) => new([.. Keys, .. more]);

    private static string Identity(KeyCredential key) =>
        $"{KeyThumbprint.Of(key) ?? $"{key.KeyId:D}/{key.CustomKeyIdentifier}"}|{key.Type}|{key.Usage}";
}
