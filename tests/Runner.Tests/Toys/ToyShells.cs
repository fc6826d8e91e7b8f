using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Tests.Toys;

internal sealed class ToyShells(ToyWorld world) : ICmdletShells
{
    public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        Task.FromResult<ICmdletShell>(new Shell(world, kind, server));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shell(ToyWorld world, ShellKind kind, string server) : ICmdletShell
    {
        public ShellKind Kind => kind;

        public string Server => server;

        public Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation) => world.InvokeAsync(call, cancellation);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
