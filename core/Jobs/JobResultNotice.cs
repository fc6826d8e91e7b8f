using HybridTrust.Records;

namespace HybridTrust.Jobs;

/// <summary>Tells a job that its result was recorded. It carries nothing to believe: an activity opens and checks the record.</summary>
/// <param name="ResultHash">SHA-256 of the signed result, 64 lower-case hex digits.</param>
public sealed record JobResultNotice(string ResultHash)
{
    /// <summary>The event that brings it.</summary>
    public const string EventName = "result";

    /// <summary>Where the signed result of a job is kept: there is one, and the first stands.</summary>
    public static RecordKey Key(string jobId) => new("results", jobId);
}
