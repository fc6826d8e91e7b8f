using System.Text.Json.Serialization;

namespace HybridTrust.Steps;

/// <summary>A value in a finding or plan: known, or known only once another step has been applied.</summary>
[JsonConverter(typeof(PlanValueConverter))]
public abstract record PlanValue
{
    private PlanValue()
    {
    }

    /// <summary>A value as text.</summary>
    public sealed record Known(string Text) : PlanValue
    {
        /// <inheritdoc />
        public override string ToString() => Text;
    }

    /// <summary>A value that the step named will bring into being.</summary>
    public sealed record KnownAfterApply(string Step) : PlanValue
    {
        /// <inheritdoc />
        public override string ToString() => $"(known after {Step})";
    }

    /// <summary>Text as a known value.</summary>
    public static implicit operator PlanValue(string text) => new Known(text);
}
