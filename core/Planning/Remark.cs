using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning;

/// <summary>Something an admin should know about a profile.</summary>
/// <param name="Reason">What it is about, in a word.</param>
/// <param name="Message">What it is, and what to do, in sentences for a person.</param>
/// <param name="Facts">The dated facts behind it.</param>
public sealed record Remark(RemarkReason Reason, string Message, params IReadOnlyList<DatedFact> Facts);
