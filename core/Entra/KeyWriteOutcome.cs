using HybridTrust.Steps;

namespace HybridTrust.Entra;

/// <summary>What adding or removing a key came to.</summary>
public abstract record KeyWriteOutcome
{
    private KeyWriteOutcome()
    {
    }

    /// <summary>What happened, for the admin: names the principal, the certificate, and what to do next.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whether the keys are as wanted now, seen in the directory.</summary>
    public bool IsDone => this is InPlace or Written;

    /// <summary>It was so already; nothing was written.</summary>
    public sealed record InPlace : KeyWriteOutcome;

    /// <summary>Written, seen in the directory, and every other key is still there.</summary>
    public sealed record Written : KeyWriteOutcome;

    /// <summary>Accepted at every try and never seen: another writer puts the old list back at once, or replication is slower than the patience.</summary>
    public sealed record NotYetVisible : KeyWriteOutcome;

    /// <summary>The tenant has no such principal.</summary>
    public sealed record PrincipalMissing : KeyWriteOutcome;

    /// <summary>The certificate is there with other dates: writing it again would not change them.</summary>
    public sealed record Different : KeyWriteOutcome
    {
        /// <summary>The dates that differ.</summary>
        public required IReadOnlyList<Setting> Settings { get; init; }
    }

    /// <summary>Nothing was written, because writing would harm: the sentence says which key and why.</summary>
    public sealed record Blocked : KeyWriteOutcome
    {
        /// <summary>The ids of the keys that stand in the way; empty when the certificate itself does.</summary>
        public IReadOnlyList<Guid?> KeyIds { get; init; } = [];
    }

    /// <summary>Microsoft or the tenant's policy refuses the write (domain 3.9): a normal outcome.</summary>
    public sealed record Refused : KeyWriteOutcome
    {
        /// <summary>The HTTP status: 400 or 403.</summary>
        public required int Status { get; init; }

        /// <summary>Graph's error code.</summary>
        public required string Code { get; init; }
    }

    /// <summary>Ours is as wanted, but keys that were there are gone: another writer removed them, so they are not put back.</summary>
    public sealed record OthersVanished : KeyWriteOutcome
    {
        /// <summary>The keys that are gone, as they were read before; with their bytes, for evidence.</summary>
        public required IReadOnlyList<KeyCredential> Keys { get; init; }
    }

    /// <summary>Another writer kept changing the keys; ours did not stay. The others' keys were left as they are.</summary>
    public sealed record Contended : KeyWriteOutcome;
}
