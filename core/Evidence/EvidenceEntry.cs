using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Evidence;

/// <summary>Something that happened in a run.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Actor">Who: a person, <c>host</c>, or <c>runner NAME</c>.</param>
/// <param name="Summary">A sentence.</param>
/// <param name="Details">The thing itself. Never a secret.</param>
public sealed record EvidenceEntry(DateTimeOffset At, EvidenceKind Kind, string Actor, string Summary, JsonElement Details)
{
    /// <summary>An entry with typed details.</summary>
    public static EvidenceEntry Of<T>(DateTimeOffset at, EvidenceKind kind, string actor, string summary, T details) =>
        new(at, kind, actor, summary, JsonSerializer.SerializeToElement(details, TrustJson.Options));
}
