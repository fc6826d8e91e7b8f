using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>A catalogue entry as the bridge needs it.</summary>
/// <param name="Name">The cmdlet or local operation.</param>
/// <param name="Parameters">The parameters that may be given.</param>
/// <param name="Reads">The properties that may leave the shell.</param>
internal sealed record BridgeOperation(string Name, IReadOnlyList<BridgeParameter> Parameters, IReadOnlyList<string> Reads)
{
    public static BridgeOperation Of(Operation operation) =>
        new(operation.Name, [.. operation.Parameters.Select(BridgeParameter.Of)], operation.Reads);
}
