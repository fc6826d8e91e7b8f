using System.Text.Json.Serialization;

namespace HybridTrust.Steps;

/// <summary>What undoing a step did.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "undo")]
[JsonDerivedType(typeof(Undone), "undone")]
[JsonDerivedType(typeof(NothingToUndo), "nothing")]
[JsonDerivedType(typeof(Blocked), "blocked")]
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <summary>What happened, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Put back.</summary>
    public sealed record Undone : UndoOutcome;

    /// <summary>It was so before, or is so again.</summary>
    public sealed record NothingToUndo : UndoOutcome;

    /// <summary>The value is no longer ours, or cannot be put back; the sentence says which.</summary>
    public sealed record Blocked : UndoOutcome;
}
