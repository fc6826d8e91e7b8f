using HybridTrust.Cmdlets;
using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Client;

/// <summary>Exchange Online shells against an estate, which has one tenant.</summary>
/// <param name="http">A client whose base address is the estate and which carries its token.</param>
public sealed class EstateExchangeOnline(HttpClient http) : IExchangeOnlineShells, ICmdletShells
{
    /// <inheritdoc />
    public ICmdletShells For(Tenant tenant) => this;

    /// <inheritdoc />
    public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) => kind is ShellKind.ExchangeOnline
        ? Task.FromResult<ICmdletShell>(new EstateShell(http, kind, server))
        : throw new CmdletException("open a shell", server, new CmdletError(
            "InvalidOperation",
            "NotSupportedException",
            "System.NotSupportedException",
            Id: "",
            $"The host opens Exchange Online only; a {kind} shell is a runner's."));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
