using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>A parameter as the bridge needs it.</summary>
/// <param name="Name">Without the dash.</param>
/// <param name="Type">The <see cref="ParameterType"/>, in lower case.</param>
internal sealed record BridgeParameter(string Name, string Type)
{
    public static BridgeParameter Of(OperationParameter parameter) => new(parameter.Name, parameter.Type switch
    {
        ParameterType.Text => "text",
        ParameterType.Truth => "truth",
        ParameterType.Switch => "switch",
        ParameterType.Number => "number",
        ParameterType.Instant => "instant",
        ParameterType.Bytes => "bytes",
        ParameterType.List => "list",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Type, "The bridge converts no values of this type."),
    });
}
