namespace HybridTrust.Cmdlets;

/// <summary>
/// The closed list of what the product may ask of a shell. A runner refuses everything else before a shell is opened,
/// so a forged or mistaken job can do no more than these lines.
/// </summary>
public sealed class OperationCatalogue
{
    private readonly Dictionary<(ShellKind Shell, string Name), Operation> _operations;

    private OperationCatalogue(IEnumerable<Operation> operations) =>
        _operations = operations.ToDictionary(o => (o.Shell, o.Name.ToUpperInvariant()));

    /// <summary>The product's catalogue.</summary>
    public static OperationCatalogue Default { get; } = new([.. ExchangeServerCmdlets.All, .. SkypeServerCmdlets.All, .. ExchangeOnlineCmdlets.All, .. LocalOperations.All]);

    /// <summary>A catalogue of other operations.</summary>
    public static OperationCatalogue Of(IEnumerable<Operation> operations) => new(operations);

    /// <summary>Every entry.</summary>
    public IEnumerable<Operation> Operations => _operations.Values;

    /// <summary>The entry, or null. Names are matched as PowerShell does, without regard to case.</summary>
    public Operation? Find(ShellKind shell, string name) => _operations.GetValueOrDefault((shell, name.ToUpperInvariant()));

    /// <summary>What a real shell would say against this call, or null when it may run.</summary>
    public CmdletError? Check(ShellKind shell, OperationCall call) =>
        Find(shell, call.Operation) is { } operation ? OperationBinder.Check(operation, call) : OperationBinder.Unknown(call.Operation);
}
