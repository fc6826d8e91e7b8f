namespace HybridTrust.Cmdlets;

/// <summary>Words that catalogue entries are written in.</summary>
internal static class CatalogueEntry
{
    public static Operation Cmdlet(ShellKind shell, string name, OperationParameter[] parameters, string[] reads) =>
        new(shell, name, parameters, reads);

    /// <summary>A parameter that its sets require.</summary>
    public static OperationParameter Mandatory(string name, ParameterType type, params string[] sets) =>
        new(name, type, Mandatory: true, sets);

    /// <summary>A parameter that may be left out.</summary>
    public static OperationParameter Optional(string name, ParameterType type, params string[] sets) =>
        new(name, type, Mandatory: false, sets);
}
