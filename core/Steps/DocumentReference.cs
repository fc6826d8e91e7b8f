namespace HybridTrust.Steps;

/// <summary>The document step that a step of ours carries out.</summary>
/// <param name="Document">The document, as <c>docs/procedures.md</c> names it.</param>
/// <param name="Section">The step or heading in it.</param>
public sealed record DocumentReference(string Document, string Section)
{
    /// <inheritdoc />
    public override string ToString() => $"{Document}, {Section}";
}
