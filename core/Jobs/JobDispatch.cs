using System.Text.Json.Serialization;

namespace HybridTrust.Jobs;

/// <summary>A signed job on its way: the input of the workflow that waits for its result.</summary>
/// <param name="Runner">The runner it is for.</param>
/// <param name="Envelope">The signed envelope, CMS.</param>
/// <param name="ExpiresAt">When waiting ends, UTC.</param>
public sealed record JobDispatch(string Runner, byte[] Envelope, DateTimeOffset ExpiresAt)
{
    /// <summary>What must hold when the runner begins a change; null for a batch that only reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeTerms? Terms { get; init; }
}
