namespace HybridTrust.Organizations;

/// <summary>One thing wrong in a profile.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.topology.servers[1].fqdn</c>.</param>
/// <param name="Problem">What is wrong, in a sentence. Never the value of something that looks like a secret.</param>
/// <param name="Remedy">What to write instead, in a sentence.</param>
public sealed record ProfileError(string Path, string Problem, string Remedy)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {Problem} {Remedy}";
}
