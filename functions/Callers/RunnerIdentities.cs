namespace HybridTrust.Functions.Callers;

/// <summary>Which runner an identity of the directory is.</summary>
/// <param name="Names">Runner names by object id.</param>
internal sealed record RunnerIdentities(IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>The runner's name, or null when the identity is no runner's.</summary>
    public string? NameOf(Guid objectId) => Names.GetValueOrDefault(objectId);
}
