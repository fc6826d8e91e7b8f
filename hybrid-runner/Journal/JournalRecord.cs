using System.Text.Json.Serialization;
using HybridTrust.Certificates;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Journal;

/// <summary>One line of the journal. Envelopes are named by their hash; nothing here is secret.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(FenceSeen), "fence")]
internal abstract record JournalRecord
{
    private JournalRecord()
    {
    }

    /// <summary>A genuine envelope was seen: its nonce is used, its fence counts.</summary>
    internal sealed record Accepted(
        string Envelope, string JobId, string Nonce, Guid ExchangeOrganization, long Fence, DateTimeOffset At, DateTimeOffset ExpiresAt) : JournalRecord;

    /// <summary>A step's change is about to begin.</summary>
    internal sealed record Started(string Envelope, string Step, Observation Before) : JournalRecord;

    /// <summary>A step is finished.</summary>
    /// <param name="Envelope">The job's envelope.</param>
    /// <param name="Result">What became of the step.</param>
    /// <param name="Facts">All facts known now.</param>
    /// <param name="Certificates">The certificates that were offered since the last finished step.</param>
    internal sealed record Finished(
        string Envelope, StepResult Result, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<PublicCertificate> Certificates) : JournalRecord;

    /// <summary>The signed result, before it is sent.</summary>
    internal sealed record Answered(string Envelope, byte[] Result) : JournalRecord;

    /// <summary>The host has the result, or wants it no more.</summary>
    internal sealed record Delivered(string Envelope, DateTimeOffset At) : JournalRecord;

    /// <summary>The highest fence of an organization whose jobs are no longer in the journal.</summary>
    internal sealed record FenceSeen(Guid ExchangeOrganization, long Fence) : JournalRecord;

    /// <summary>The envelope the record is about; null for a fence.</summary>
    [JsonIgnore]
    public string? About => this switch
    {
        Accepted r => r.Envelope,
        Started r => r.Envelope,
        Finished r => r.Envelope,
        Answered r => r.Envelope,
        Delivered r => r.Envelope,
        _ => null,
    };
}
