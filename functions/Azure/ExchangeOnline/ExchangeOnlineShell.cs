using HybridTrust.Cmdlets;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>Runs entries of the closed catalogue and nothing else, as every shell does.</summary>
internal sealed class ExchangeOnlineShell(InvokeCommand endpoint, Func<string, Operation?> catalogue, string server) : ICmdletShell
{
    /// <inheritdoc />
    public ShellKind Kind => ShellKind.ExchangeOnline;

    /// <inheritdoc />
    public string Server { get; } = server;

    /// <inheritdoc />
    public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
    {
        if (catalogue(call.Operation) is not { Shell: ShellKind.ExchangeOnline } operation)
        {
            throw new CmdletException(call.Operation, Server, OperationBinder.Unknown(call.Operation));
        }

        return OperationBinder.Check(operation, call) is { } unbound
            ? throw new CmdletException(call.Operation, Server, unbound)
            : await endpoint.RunAsync(operation, call, Server, cancellation);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
