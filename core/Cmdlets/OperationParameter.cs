namespace HybridTrust.Cmdlets;

/// <summary>A parameter as Microsoft's reference has it.</summary>
/// <param name="Name">Without the dash.</param>
/// <param name="Type">How its value is converted.</param>
/// <param name="Mandatory">Whether each of its sets requires it.</param>
/// <param name="Sets">The parameter sets it belongs to; empty means all.</param>
public sealed record OperationParameter(string Name, ParameterType Type, bool Mandatory, IReadOnlyList<string> Sets);
