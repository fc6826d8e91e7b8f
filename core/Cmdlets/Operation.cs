namespace HybridTrust.Cmdlets;

/// <summary>An entry of the closed catalogue.</summary>
/// <param name="Shell">Where it runs.</param>
/// <param name="Name">The cmdlet's or local operation's name.</param>
/// <param name="Parameters">The parameters the product uses.</param>
/// <param name="Reads">The output properties the product reads; nothing else leaves the shell.</param>
public sealed record Operation(
    ShellKind Shell, string Name, IReadOnlyList<OperationParameter> Parameters, IReadOnlyList<string> Reads)
{
    private static readonly string[] ReadingVerbs = ["Get-", "Read", "Resolve", "Probe"];

    /// <summary>Whether it only looks, so that it may be asked for again when its session died. Tests are left out: some write.</summary>
    public bool OnlyReads => ReadingVerbs.Any(verb => Name.StartsWith(verb, StringComparison.OrdinalIgnoreCase));
}
