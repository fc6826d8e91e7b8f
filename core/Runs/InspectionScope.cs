using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>What an inspection looks at.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="FirstStage">Tells its jobs from those of other looks of the same round.</param>
/// <param name="Recorded">Whether each step is evidence of its own, with the proofs before any change; a daily look is told in a sentence.</param>
internal sealed record InspectionScope(IReadOnlyList<IStep> Steps, int FirstStage, bool Recorded)
{
    /// <summary>Everything, before a plan is made.</summary>
    public static InspectionScope Whole(RunSession run) => new(run.Steps, 0, Recorded: true);
}
