using System.Text.Json.Serialization;

namespace HybridTrust.Steps;

/// <summary>What inspecting saw. Two findings are the same when their canonical JSON is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "finding")]
[JsonDerivedType(typeof(InPlace), "inPlace")]
[JsonDerivedType(typeof(Missing), "missing")]
[JsonDerivedType(typeof(Different), "different")]
[JsonDerivedType(typeof(Blocked), "blocked")]
public abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>A sentence for the plan: what is there, or what would be done.</summary>
    public required string Sentence { get; init; }

    /// <summary>The earlier step that must be applied before this can be seen in full; null when it was seen in full.</summary>
    public string? After { get; init; }

    /// <summary>What to know of this change beyond what is true of every change of its step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Risk Risk { get; init; }

    /// <summary>As the step wants it.</summary>
    public sealed record InPlace : Finding;

    /// <summary>The object is not there.</summary>
    public sealed record Missing : Finding
    {
        /// <summary>What would be created.</summary>
        public required IReadOnlyList<Setting> Settings { get; init; }
    }

    /// <summary>The object is there and differs.</summary>
    public sealed record Different : Finding
    {
        /// <summary>The properties that differ.</summary>
        public required IReadOnlyList<Setting> Settings { get; init; }
    }

    /// <summary>The step cannot be decided or carried out; the sentence says why and what to do.</summary>
    public sealed record Blocked : Finding;

    /// <summary>Whether the step would change something.</summary>
    [JsonIgnore]
    public bool CallsForChange => this is Missing or Different;

    /// <summary>The settings that would change; empty for the other findings.</summary>
    [JsonIgnore]
    public IReadOnlyList<Setting> Changes => this switch
    {
        Missing missing => missing.Settings,
        Different different => different.Settings,
        _ => [],
    };
}
