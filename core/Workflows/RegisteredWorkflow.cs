namespace HybridTrust.Workflows;

/// <summary>An orchestration as an engine sees it.</summary>
/// <param name="Name">Its name in histories.</param>
/// <param name="RunAsync">Runs it on JSON input and gives its JSON result.</param>
public sealed record RegisteredWorkflow(string Name, Func<IWorkflow, string, Task<string>> RunAsync);
