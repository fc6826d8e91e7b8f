using HybridTrust.Cmdlets;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Http;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Organizations;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>
/// Exchange Online cmdlets over the REST endpoint that Microsoft's own module talks to, for profiles with
/// <c>exchangeOnline: "rest"</c>. Microsoft supports that endpoint for its module only, so the module in a runner's shell is the default,
/// and nobody should choose this without being ready to go back to it.
/// </summary>
internal sealed class ExchangeOnlineRest : ICmdletShells
{
    private readonly CloudEndpoints _cloud;
    private readonly ITenantCredentials _credentials;
    private readonly Tenant _tenant;
    private readonly Func<string, Operation?> _catalogue;
    private readonly HttpClient _http;

    /// <summary>Shells of one tenant.</summary>
    /// <param name="cloud">The tenant's cloud.</param>
    /// <param name="credentials">Identities with <c>Exchange.ManageAsApp</c> and an Exchange role: one that reads, one that writes.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="time">What waits are measured with.</param>
    /// <param name="catalogue">Finds an operation by name; null for the product's catalogue.</param>
    public ExchangeOnlineRest(
        CloudEndpoints cloud, ITenantCredentials credentials, Tenant tenant, TimeProvider time, Func<string, Operation?>? catalogue = null)
    {
        _cloud = cloud;
        _credentials = credentials;
        _tenant = tenant;
        _catalogue = catalogue ?? (name => OperationCatalogue.Default.Find(ShellKind.ExchangeOnline, name));

        // No redirects: the token is for this host alone. A proxy of the machine has no business with loopback.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = cloud.ExchangeOnline is not { IsLoopback: true } };
        _http = new HttpClient(new ThrottlingHandler(time) { InnerHandler = handler })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc />
    public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) => kind is ShellKind.ExchangeOnline
        ? Task.FromResult<ICmdletShell>(new ExchangeOnlineShell(
            new InvokeCommand(_http, _cloud.RequiredExchangeOnline, _tenant.Id, _credentials), _catalogue, server))
        : throw new CmdletException("open a shell", server, ExchangeOnlineErrors.WrongShell(kind));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
