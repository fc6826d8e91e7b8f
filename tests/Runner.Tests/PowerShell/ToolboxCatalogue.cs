using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>The operations of the Toolbox module, and two that it does not have.</summary>
internal static class ToolboxCatalogue
{
    public static OperationCatalogue Value { get; } = OperationCatalogue.Of(
    [
        Of("Get-Echo",
            ["Text", "Truth", "Switch", "Number", "Instant", "Bytes", "List", "Given", "InstantKind", "Nothing", "AnythingType", "ProcessId"],
            new("Text", ParameterType.Text, Mandatory: false, []),
            new("Truth", ParameterType.Truth, Mandatory: false, []),
            new("Switch", ParameterType.Switch, Mandatory: false, []),
            new("Number", ParameterType.Number, Mandatory: false, []),
            new("Instant", ParameterType.Instant, Mandatory: false, []),
            new("Bytes", ParameterType.Bytes, Mandatory: false, []),
            new("List", ParameterType.List, Mandatory: false, []),
            new("Anything", ParameterType.Text, Mandatory: false, [])),
        Of("Get-Shape",
            ["Guid", "Day", "Fraction", "Big", "Small", "Local", "Unspecified", "Offset", "One", "None", "Uri", "FarDay", "FarDays", "FarId", "Nothing", "Marked", "Absent"]),
        Of("Get-Noise", ["Name"]),
        Of("Get-Failure", [], new("Reason", ParameterType.Text, Mandatory: true, []), new("Terminating", ParameterType.Truth, Mandatory: true, [])),
        Of("Get-Throw", []),
        Of("Get-Answer", []),
        Of("Remove-Asking", [], new OperationParameter("Confirm", ParameterType.Truth, Mandatory: false, [])),
        Of("Get-DeathOnce", ["Name"]),
        Of("Get-DeathAlways", ["Name"]),
        Of("New-Death", []),
        Of("New-Exit", []),
        Of("Set-Hang", []),
        Of("Get-Process", ["Name"]),
        Of("Get-NotThere", []),
    ]);

    private static Operation Of(string name, string[] reads, params OperationParameter[] parameters) =>
        new(ShellKind.ExchangeServer, name, parameters, reads);
}
