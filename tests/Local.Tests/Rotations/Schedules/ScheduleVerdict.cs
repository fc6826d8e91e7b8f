using HybridTrust.Runs;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>What came of a schedule.</summary>
/// <param name="Result">What the run said.</param>
/// <param name="Breaches">What must not have been.</param>
/// <param name="Comments">What the ticket was told.</param>
internal sealed record ScheduleVerdict(RunResult Result, IReadOnlyList<Breach> Breaches, IReadOnlyList<string> Comments)
{
    public override string ToString() =>
        $"{Result.Outcome}: {Result.Sentence}\nBREACHES\n{string.Join('\n', Breaches.Take(12))}\nTICKET\n{string.Join('\n', Comments.Select(c => c.Length > 400 ? c[..400] : c).Take(40))}";
}
