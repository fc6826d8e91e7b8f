namespace HybridTrust.Runs.Activities;

/// <summary>Which result to open, and what it must answer.</summary>
/// <param name="Run">The run; certificates that the runner read are kept for it.</param>
/// <param name="JobId">The job.</param>
/// <param name="Runner">The runner that was asked.</param>
/// <param name="EnvelopeHash">SHA-256 of the envelope that was sent, 64 lower-case hex digits.</param>
public sealed record ResultToAccept(string Run, string JobId, string Runner, string EnvelopeHash);
