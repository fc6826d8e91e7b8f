using HybridTrust.Planning;

namespace HybridTrust.Local.Commands;

/// <summary>A remark of the planner as <c>check</c> shows it.</summary>
/// <param name="Reason">What it is about, in a word.</param>
/// <param name="Message">What it is, and what to do, in sentences.</param>
/// <param name="Facts">The ids of the dated facts behind it.</param>
internal sealed record CheckedRemark(RemarkReason Reason, string Message, IReadOnlyList<string> Facts)
{
    public static CheckedRemark Of(Remark remark) => new(remark.Reason, remark.Message, [.. remark.Facts.Select(f => f.Id)]);
}
