using HybridTrust.Runs;

namespace HybridTrust.Local.Rehearsals;

/// <summary>The run that a rehearsal is about.</summary>
/// <param name="View">How it ended.</param>
/// <param name="GraphRequestsBefore">Graph requests that reached the estate before it.</param>
internal sealed record RehearsedRun(RunView View, int GraphRequestsBefore);
