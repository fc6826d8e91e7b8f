namespace HybridTrust.Workflows;

/// <summary>The name of an activity with the types it takes and gives.</summary>
/// <param name="Name">As the histories and the Azure host know it; never changed once released.</param>
/// <typeparam name="TInput">What it takes; JSON.</typeparam>
/// <typeparam name="TResult">What it gives; JSON.</typeparam>
public sealed record ActivityReference<TInput, TResult>(string Name);
