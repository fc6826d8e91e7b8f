using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Evidence;

/// <summary>One link of a run's evidence: who did what when, bound to the link before it.</summary>
/// <param name="Version">The record's format.</param>
/// <param name="Run">The run.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Entry">What happened.</param>
/// <param name="PreviousHash">The hash of the record before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over the canonical JSON of everything above, 64 lower-case hex digits.</param>
public sealed record EvidenceRecord(int Version, string Run, int Sequence, EvidenceEntry Entry, string PreviousHash, string Hash)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Links an entry to the chain's head.</summary>
    public static EvidenceRecord Link(string run, EvidenceChain head, EvidenceEntry entry) => new(
        CurrentVersion, run, head.Count + 1, entry, head.Hash, HashOf(CurrentVersion, run, head.Count + 1, entry, head.Hash));

    /// <summary>Whether the hash fits the content.</summary>
    public bool IsIntact() => string.Equals(Hash, ContentHash(), StringComparison.Ordinal);

    /// <summary>The hash that the content has, whatever <see cref="Hash"/> says.</summary>
    public string ContentHash() => HashOf(Version, Run, Sequence, Entry, PreviousHash);

    /// <summary>The details, typed.</summary>
    /// <exception cref="JsonException">The details are of another kind.</exception>
    public T Details<T>() => Entry.Details.Deserialize<T>(TrustJson.Options)
        ?? throw new JsonException($"Evidence record {Sequence} of {Run} has no details of type {typeof(T).Name}.");

    private static string HashOf(int version, string run, int sequence, EvidenceEntry entry, string previousHash) =>
        CanonicalJson.Hash(new { version, run, sequence, entry, previousHash });
}
