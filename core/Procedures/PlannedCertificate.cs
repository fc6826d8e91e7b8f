using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// A next auth certificate that an earlier step of the same plan is still to make: what keeps or uploads certificates plans for it too, with
/// values that are known only then.
/// </summary>
internal static class PlannedCertificate
{
    /// <summary>What a finding becomes when the next certificate goes to the same place.</summary>
    /// <param name="finding">What is to be done about the certificates that are there.</param>
    /// <param name="facts">Tell whether one is awaited.</param>
    /// <param name="deed">What will be done with it, to follow "would".</param>
    /// <param name="properties">The settings of one certificate, as the finding names them without their prefix.</param>
    public static Finding Beside(Finding finding, Facts facts, string deed, params ReadOnlySpan<string> properties)
    {
        if (!RotationFacts.IsAwaited(facts) || finding is Finding.Blocked)
        {
            return finding;
        }

        var settings = finding.Changes.ToList();
        foreach (var property in properties)
        {
            settings.Add(new Setting(AuthCertificateSlot.Next.Prefix + property, new PlanValue.KnownAfterApply(NextCertificateStep.StepId), null));
        }

        return new Finding.Missing
        {
            Sentence = $"{(finding.CallsForChange ? $"{finding.Sentence}; and then " : "")}would {deed}",
            Settings = settings,
            After = NextCertificateStep.StepId,
        };
    }
}
