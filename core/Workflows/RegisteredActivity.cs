namespace HybridTrust.Workflows;

/// <summary>An activity as an engine sees it.</summary>
/// <param name="Name">Its name in histories.</param>
/// <param name="RunAsync">Runs it on JSON input and gives its JSON result.</param>
public sealed record RegisteredActivity(string Name, Func<IServiceProvider, string, CancellationToken, Task<string>> RunAsync);
