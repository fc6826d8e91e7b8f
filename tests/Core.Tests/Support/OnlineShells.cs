using HybridTrust.Cmdlets;
using HybridTrust.Organizations;

namespace HybridTrust.Support;

/// <summary>Exchange Online with one connector in each tenant, which remembers who asked and whether the shells were closed.</summary>
internal sealed class OnlineShells : IExchangeOnlineShells
{
    public List<Guid> Tenants { get; } = [];

    public List<string> Calls { get; } = [];

    public bool Closed { get; private set; }

    public ICmdletShells For(Tenant tenant)
    {
        Tenants.Add(tenant.Id);
        return new Session(this);
    }

    private sealed class Session(OnlineShells owner) : ICmdletShells
    {
        public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) =>
            Task.FromResult<ICmdletShell>(new Shell(owner, kind, server));

        public ValueTask DisposeAsync()
        {
            owner.Closed = true;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Shell(OnlineShells owner, ShellKind kind, string server) : ICmdletShell
    {
        public ShellKind Kind => kind;

        public string Server => server;

        public Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
        {
            owner.Calls.Add($"{kind} {call.Operation}");
            return Task.FromResult(new CmdletResult([new CmdletObject(new Dictionary<string, CmdletValue>(StringComparer.Ordinal))], []));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
