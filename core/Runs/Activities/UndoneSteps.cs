namespace HybridTrust.Runs.Activities;

/// <summary>Steps that are back as they were before a run.</summary>
/// <param name="Run">The run that had changed them.</param>
/// <param name="By">The run that put them back.</param>
/// <param name="Round">Its round.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Attempt">Its attempt: more than 1 after a hold.</param>
/// <param name="Steps">The steps' ids.</param>
public sealed record UndoneSteps(string Run, string By, int Round, int Stage, int Attempt, IReadOnlyList<string> Steps);
