using System.Text;
using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Evidence;

/// <summary>A line of evidence.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Record">The record on it; null when it holds none.</param>
/// <param name="Trouble">What is wrong with its text; null when it is as the product writes it.</param>
internal sealed record EvidenceLine(int Number, EvidenceRecord? Record, string? Trouble)
{
    /// <summary>Reads a line. What follows from the record counts, and so does text that no record has: it would be believed by whoever reads it.</summary>
    public static EvidenceLine Of(int number, string text)
    {
        try
        {
            var record = TrustJson.Deserialize<EvidenceRecord>(text);
            return new EvidenceLine(
                number,
                record,
                string.Equals(TrustJson.Serialize(record), text, StringComparison.Ordinal) ? null : "holds more than its record, or is spelled otherwise than it was written");
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or NotSupportedException or ArgumentException or DecoderFallbackException)
        {
            return new EvidenceLine(number, null, unreadable.Message);
        }
    }
}
