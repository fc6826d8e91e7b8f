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

    public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
    {
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
