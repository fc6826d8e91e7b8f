namespace HybridTrust.Runs.Activities;

/// <summary>The run that another waits for.</summary>
/// <param name="Run">The run.</param>
/// <param name="Organization">Its organization.</param>
public sealed record AheadToRead(string Run, string Organization);
