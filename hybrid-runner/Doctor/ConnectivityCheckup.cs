using System.Globalization;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Work;

namespace HybridTrust.Runner.Doctor;

/// <summary>The way to the host: name, proxy, TLS, the clock of both sides, and whether it takes this runner's token.</summary>
internal sealed class ConnectivityCheckup(RunnerConfig config, TimeProvider time) : ICheckup
{
    /// <summary>The Date header counts whole seconds, and an answer takes a while.</summary>
    private static readonly TimeSpan Agreeing = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "host";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient(HostHttp.HandlerFor(config.Server, config.Access.Proxy)) { BaseAddress = config.Server, Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri("health", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
            return
            [
                answer.IsSuccessStatusCode
                    ? CheckResult.Ok(Name, $"{config.Server} answers{Way()}.")
                    : CheckResult.Failed(Name, $"{config.Server} answered {(int)answer.StatusCode} to /health{Way()}.", "Check 'server' in the config, and that no proxy answers in the host's place."),
                Clock(answer.Headers.Date),
                .. await TokenAsync(cancellation),
            ];
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return [CheckResult.Failed(Name, $"{config.Server} cannot be reached{Way()}: {Deepest(failure)}", Remedy((failure as HttpRequestException)?.HttpRequestError))];
        }
    }

    private async Task<IReadOnlyList<CheckResult>> TokenAsync(CancellationToken cancellation)
    {
        const string Check = "token";
        var problems = new List<Problem>();
        using var token = HostTokens.Of(config.Access, problems, time);
        if (token is null)
        {
            return [.. problems.Select(p => CheckResult.Failed(Check, $"{p.File} cannot be used.", p.Sentence))];
        }

        using var channel = new HttpHostChannel(config.Server, config.Access.Proxy, token, TimeSpan.Zero, time);
        return
        [
            await channel.FetchAsync(cancellation) switch
            {
                FetchOutcome.Listed => CheckResult.Ok(Check, "The host takes this runner's token and lists its jobs."),
                FetchOutcome.Unavailable(var why) => CheckResult.Failed(Check, $"The host does not list this runner's jobs: {why}.", "Without them the runner waits for ever."),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
        ];
    }

    private CheckResult Clock(DateTimeOffset? host)
    {
        const string Check = "clock";
        if (host is null)
        {
            return CheckResult.Warning(Check, "The host's answer has no Date, so the clocks could not be compared.", "See whether a proxy takes the header away.");
        }

        var ahead = host.Value - time.GetUtcNow();
        var what = string.Create(CultureInfo.InvariantCulture, $"The host's clock is {Math.Abs(ahead.TotalSeconds):0} s {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} this server's.");
        const string Remedy = "Correct the time service (w32tm /query /status); Kerberos and the validity of jobs depend on it.";
        return ahead.Duration() <= Agreeing ? CheckResult.Ok(Check, what)
            : ahead.Duration() < Gatekeeper.AllowedSkew ? CheckResult.Warning(Check, what, Remedy)
            : CheckResult.Failed(Check, what, Remedy);
    }

    private string Way() =>
        config.Access.Proxy.For(config.Server) is { } proxy ? $" by the proxy {proxy.Host}:{proxy.Port}" : "";

    private static string Deepest(Exception failure) =>
        failure is OperationCanceledException ? "it did not answer in time." : $"{failure.GetBaseException().Message.TrimEnd('.')}.";

    private static string Remedy(HttpRequestError? error) => error switch
    {
        HttpRequestError.NameResolutionError => "The name is not known here: correct 'server' in the config, or the server's DNS.",
        HttpRequestError.SecureConnectionError => "TLS did not come about: the host's certificate must be valid, for this name, and trusted here; a proxy that opens TLS must except this address.",
        HttpRequestError.ProxyTunnelError => "The proxy refused the tunnel: have it allow this address and port 443, without sign-in.",
        _ => "Let this server out to that address and port; nothing needs to come in.",
    };
}
