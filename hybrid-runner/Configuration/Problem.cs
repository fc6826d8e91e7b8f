namespace HybridTrust.Runner.Configuration;

/// <summary>One thing wrong with a file: where, and what to write instead.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">The JSON path, such as <c>$.hours[0].opens</c>; <c>$</c> for the whole file.</param>
/// <param name="Sentence">What is wrong and what to write instead.</param>
internal sealed record Problem(string File, string Path, string Sentence)
{
    public override string ToString() => $"{File}: {Path}: {Sentence}";
}
