namespace HybridTrust.Runner.PowerShell;

/// <summary>One operation asked for.</summary>
/// <param name="Id">A number, counted up.</param>
/// <param name="Operation">The catalogue's name.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record BridgeRequest(string Id, string Operation, IReadOnlyList<BridgeValue> Parameters);
