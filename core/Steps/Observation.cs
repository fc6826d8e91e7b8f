using System.Text.Json.Serialization;

namespace HybridTrust.Steps;

/// <summary>What an inspection gives: the finding, and the state that undo would go back to.</summary>
/// <param name="Finding">Measured against what the step wants.</param>
/// <param name="Before">The object's identity and values as seen; evidence, and the input of undo. Never a secret.</param>
[method: JsonConstructor]
public sealed record Observation(Finding Finding, IReadOnlyDictionary<string, string> Before)
{
    /// <summary>An observation with nothing to go back to.</summary>
    public Observation(Finding finding)
        : this(finding, new Dictionary<string, string>(StringComparer.Ordinal))
    {
    }
}
