using HybridTrust.Organizations;

namespace HybridTrust.Cmdlets;

/// <summary>The Exchange Online shells that a host opens itself, for profiles with <c>exchangeOnline: "rest"</c>.</summary>
public interface IExchangeOnlineShells
{
    /// <summary>Shells for one batch in a tenant. They open <see cref="ShellKind.ExchangeOnline"/> and nothing else.</summary>
    /// <exception cref="Workflows.PermanentFailureException">The host does not serve the tenant; the message says why.</exception>
    ICmdletShells For(Tenant tenant);
}
