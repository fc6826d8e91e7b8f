using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>The world that toy steps change: partner applications by name. It survives every runner.</summary>
internal sealed class ToyWorld
{
    private readonly SortedDictionary<string, int> _created = new(StringComparer.Ordinal);

    /// <summary>How many calls reached a shell.</summary>
    public int Calls { get; private set; }

    /// <summary>How often each object was created with effect.</summary>
    public IReadOnlyDictionary<string, int> Created => _created;

    /// <summary>Runs in the middle of a change.</summary>
    public Func<string, Task>? DuringChange { get; set; }

    /// <summary>Thrown by the next read.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The organization that the servers say they are in; null for servers that say nothing.</summary>
    public Guid? Organization { get; set; } = Samples.Organization;

    /// <summary>How often the servers were asked for their organization.</summary>
    public int OrganizationReads { get; private set; }

    public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
    {
        if (call.Operation is "Get-OrganizationConfig")
        {
            OrganizationReads++;
            return Organization is { } own
                ? new CmdletResult([new CmdletObject(new Dictionary<string, CmdletValue>(StringComparer.Ordinal) { ["Guid"] = new CmdletValue.Text(own.ToString()) })], [])
                : throw new CmdletException(call.Operation, "ex1.fabrikam.com", new CmdletError("ResourceUnavailable", "PSRemotingTransportException", "System.Exception", "x", "no answer"));
        }

        Calls++;
        if (Fault is { } fault)
        {
            throw fault;
        }

        var name = ((CmdletValue.Text)(call.Parameters.GetValueOrDefault("Name") ?? call.Parameters["Identity"])).Value;
        if (!call.Operation.StartsWith("New-", StringComparison.Ordinal))
        {
            return _created.ContainsKey(name)
                ? new CmdletResult([new CmdletObject(new Dictionary<string, CmdletValue>(StringComparer.Ordinal) { ["Name"] = name })], [])
                : CmdletResult.Empty;
        }

        _created[name] = _created.GetValueOrDefault(name) + 1;
        if (DuringChange is { } hook)
        {
            await hook(name).WaitAsync(cancellation);
        }

        return CmdletResult.Empty;
    }
}
