using HybridTrust.Evidence;
using HybridTrust.Steps;

namespace HybridTrust.Plans;

/// <summary>Says what putting a step back would do, or why it is not put back: as a finding, so that a plan shows and an approval covers it.</summary>
public static class WayBack
{
    /// <summary>Of a step that the run changed.</summary>
    /// <param name="step">The step as the profile has it now; null when it is in the profile no more.</param>
    /// <param name="done">What the run's evidence says of it.</param>
    public static Finding Of(IStep? step, StepEvidence done)
    {
        var before = done.Result.Before!.Finding;
        if (step is null)
        {
            return Blocked($"{done.Object} on {done.Target} stays as the run left it: the profile does not ask for {done.Result.Step} any more, so nobody can tell which values are the run's. Put it back by hand; what was there before is in the evidence.");
        }

        if (step is IIrreversibleStep { NoWayBack: var why })
        {
            return Blocked(why);
        }

        // The plan shows what will be there again against what the run has written.
        List<Setting> settings = [.. before.Changes.Select(s => new Setting(s.Property, s.Actual ?? "(nothing)", s.Expected.ToString()))];
        var sentence = before is Finding.Missing
            ? $"would remove what the run added, where it is still the run's: {done.Object} on {done.Target}."
            : $"would put back what was there before the run, where the value is still the run's: {done.Object} on {done.Target}.";
        return new Finding.Different { Sentence = sentence, Settings = settings };
    }

    /// <summary>Of a step that failed: there is no telling how far it went.</summary>
    public static Finding OfHalfDone(StepEvidence failed) => Blocked(
        $"{failed.Object} on {failed.Target} may be half done and is left as it is: {failed.Result.Explanation} Look at it, or carry the run out again before it is undone.");

    private static Finding.Blocked Blocked(string sentence) => new() { Sentence = sentence };
}
