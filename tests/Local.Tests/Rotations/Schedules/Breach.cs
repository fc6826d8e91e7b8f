using System.Globalization;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Something that must never be, and was.</summary>
/// <param name="At">When it was seen, UTC.</param>
/// <param name="Sentence">What.</param>
/// <param name="Who">Whom it leaves without the next certificate, where it is that: a principal or a server. A gap that a person approved may do that.</param>
internal sealed record Breach(DateTimeOffset At, string Sentence, string? Who = null)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:u} {Sentence}");
}
