using System.Text.Json.Serialization;

namespace HybridTrust.Watch;

/// <summary>That a watch of all organizations ended. Its absence is an alarm.</summary>
/// <param name="Watch">The orchestration that looked.</param>
/// <param name="EndedAt">UTC.</param>
/// <param name="Totals">What it saw.</param>
/// <param name="Signer">The job signer's certificate; null when it could not be read.</param>
public sealed record WatchHeartbeat(string Watch, DateTimeOffset EndedAt, WatchTotals Totals, CertificateSighting? Signer)
{
    /// <summary>Ids of the host's own causes that are open; null in a heartbeat of a release that kept none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OpenCauses { get; init; }
}
