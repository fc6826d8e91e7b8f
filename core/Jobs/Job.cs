using HybridTrust.Steps;

namespace HybridTrust.Jobs;

/// <summary>What a signed envelope says: one stage of one run, for one runner. Step ids and settings; never a cmdlet.</summary>
/// <param name="Version">The envelope's format.</param>
/// <param name="JobId">The id of the workflow that waits for the result.</param>
/// <param name="Runner">The only runner that may carry it out.</param>
/// <param name="Run">The run it belongs to.</param>
/// <param name="Stage">The run's stage, from 1; 0 for inspection before there are stages.</param>
/// <param name="PlanHash">The approved plan; null while nothing has been planned.</param>
/// <param name="Fence">The organization lock's number; a runner never starts a step under an older one. 0 for a batch that only reads.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="ExpiresAt">No step is started after this, UTC.</param>
/// <param name="Nonce">Never used twice; 32 hex digits.</param>
/// <param name="Batch">What to do.</param>
public sealed record Job(
    int Version,
    string JobId,
    string Runner,
    string Run,
    int Stage,
    string? PlanHash,
    long Fence,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    string Nonce,
    BatchRequest Batch)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;
}
