namespace HybridTrust.Api.Runners;

/// <summary>The result that stands for a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="ResultHash">SHA-256 of the signed result, 64 lower-case hex digits.</param>
public sealed record ResultAnswer(
    string Job,
    string ResultHash);
