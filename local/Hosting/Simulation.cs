using System.Globalization;
using HybridTrust.Local.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// The whole product around a simulated organization: the estate and the runners as processes of their own, the host in this one,
/// all on loopback. Nothing of it outlives this object.
/// </summary>
internal sealed class Simulation : IAsyncDisposable
{
    /// <summary>How the estate says where it listens.</summary>
    public const string EstateAnnouncement = "SIMULATED estate listens on ";

    private readonly SimulationParts _parts;

    private Simulation(SimulationParts parts, Uri estate, HttpClient estateClient, Uri host, SimulationTokens tokens)
    {
        _parts = parts;
        Estate = estate;
        EstateClient = estateClient;
        Host = host;
        Tokens = tokens;
        Died = parts.DiedAsync();
    }

    /// <summary>Where the estate listens.</summary>
    public Uri Estate { get; }

    /// <summary>A client of the estate.</summary>
    public HttpClient EstateClient { get; }

    /// <summary>Where the API listens.</summary>
    public Uri Host { get; }

    /// <summary>Who may ask for what.</summary>
    public SimulationTokens Tokens { get; }

    /// <summary>Ends when a part ends on its own and is not started again, with a sentence about it.</summary>
    public Task<string> Died { get; }

    /// <summary>Starts everything. The slow parts start side by side: the estate's process first, since all others wait for it.</summary>
    /// <exception cref="ChildProcessException">The estate or a runner could not be started.</exception>
    public static async Task<Simulation> StartAsync(SimulationOptions options, Workspace workspace, CancellationToken cancellation)
    {
        var runners = RunnersOf(options);
        var tokens = SimulationTokens.Open(workspace, runners, options.Estate?.Token);
        var parts = new SimulationParts();
        try
        {
            var estate = options.Estate is null ? parts.Add(StartEstate(options, workspace, tokens)) : null;
            var installations = runners.ToDictionary(r => r, r => new RunnerInstallation(workspace, r, options.Profile), StringComparer.Ordinal);
            var enrolled = installations.Values.Select(i => Task.Run(() => i.Enrol(options.Time), cancellation)).ToList();
            var signing = Task.Run(() => JobSignerFiles.Open(workspace.Secrets, options.Time), cancellation);

            var signers = await signing;
            var signer = parts.Add(new SignerOwner(signers.Current, signers.Previous));
            var address = new EstateAddress();
            var client = address.Client(tokens.Estate);
            var starting = EmbeddedHost.StartAsync(
                new EmbeddedHostOptions
                {
                    Profile = options.Profile,
                    DataDirectory = workspace.Host,
                    Port = options.Port,
                    Tokens = tokens.Callers(),
                    Senders = options.Senders,
                    Estate = client,
                    Signer = signer.Signer,
                    NextSigner = signers.Next,
                    Runners = await Task.WhenAll(enrolled),
                    Log = options.Log,
                    Time = options.Time,
                },
                cancellation);
            var host = parts.Add(await starting);
            var estateUrl = options.Estate?.Url ?? new Uri(await estate!.AnnouncedAsync(EstateAnnouncement, cancellation));
            address.Set(estateUrl);

            var certificate = await signer.Signer.CertificateAsync(cancellation);
            foreach (var (name, installation) in installations)
            {
                var config = installation.Configure(host.Url, estateUrl, tokens.Runners[name], tokens.Estate, certificate);
                parts.Add(StartRunner(options, name, config));
            }

            return new Simulation(parts, estateUrl, client, host.Url, tokens);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    private static string OwnId => Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _parts.DisposeAsync();
        EstateClient.Dispose();
    }

    private static ChildProcess StartEstate(SimulationOptions options, Workspace workspace, SimulationTokens tokens) => ChildProcess.Start(
        ChildProgram.Estate,
        [
            "estate", options.ProfilePath, "--port", "0", "--data", workspace.Estate, "--token-file", tokens.Estate.Path, "--exit-with-parent",
            .. options.Faults.SelectMany(f => new[] { "--fault", f }),
        ]);

    private static IRunningProgram StartRunner(SimulationOptions options, string name, string config)
    {
        return options.RestartsRunners ? SupervisedProcess.Start(Start, options.Time, LogOf(options)) : Start();

        ChildProcess Start() => ChildProcess.Start(ChildProgram.Runner(name), "run", "--config", config, "--exit-with-parent", OwnId);
    }

    private static ILogger LogOf(SimulationOptions options) =>
        options.Log is { } log ? new PlainLog(log, options.Time).CreateLogger(nameof(HybridTrust)) : NullLogger.Instance;

    private static IReadOnlyList<string> RunnersOf(SimulationOptions options)
    {
        var runners = options.Profile.Runners;
        return [.. new[] { runners.Exchange, runners.SkypeServer, runners.ExchangeOnline }.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
