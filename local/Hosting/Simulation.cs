using System.Globalization;
using HybridTrust.Local.Processes;
using HybridTrust.Simulation;
using HybridTrust.Simulation.Client;
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

    private static readonly TimeSpan EstateEnds = TimeSpan.FromSeconds(5);

    private readonly SimulationParts _parts;
    private readonly SimulationFaults _faults;

    private Simulation(SimulationParts parts, SimulationFaults faults, Uri estate, HttpClient estateClient, Uri host, SimulationTokens tokens, TimeProvider time)
    {
        Time = time;
        _parts = parts;
        _faults = faults;
        Estate = estate;
        EstateClient = estateClient;
        Host = host;
        Tokens = tokens;
        Died = parts.DiedAsync();
    }

    /// <summary>The clock that all of it shares.</summary>
    public TimeProvider Time { get; }

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
        var clock = new SharedClock(workspace, options.Time);
        var parts = new SimulationParts();
        try
        {
            // A new world has no time of its own yet: there is nothing to agree on, and nobody need wait until its keys are made.
            var hasTime = options.Estate is not null || clock.Time.Ahead > TimeSpan.Zero || EstateHost.HoldsWorld(workspace.Estate);
            var estate = options.Estate is null ? parts.Add(StartEstate(options, workspace, tokens)) : null;
            var installations = runners.ToDictionary(r => r, r => new RunnerInstallation(workspace, r, options.Profile), StringComparer.Ordinal);
            var enrolled = installations.Values.Select(i => Task.Run(() => i.Enrol(clock.Time), cancellation)).ToList();
            var signing = Task.Run(() => JobSignerFiles.Open(workspace.Secrets, clock.Time), cancellation);

            var signers = await signing;
            var signer = parts.Add(new SignerOwner(signers.Current, signers.Previous));
            var address = new EstateAddress();
            var client = address.Client(tokens.Estate);
            var crash = options.Has(HostFaults.HostCrash) ? new HostCrash() : null;
            var starting = LastingHost.StartAsync(
                new EmbeddedHostOptions
                {
                    Profile = options.Profile,
                    DataDirectory = workspace.Host,
                    Port = options.Port,
                    Tokens = tokens.Callers(),
                    Senders = options.Senders,
                    Connections = options.Connections,
                    Estate = client,
                    Signer = signer.Signer,
                    NextSigner = signers.Next,
                    Runners = await Task.WhenAll(enrolled),
                    Log = options.Log,
                    Time = clock.Time,
                    Watches = options.Watches,
                    Faults = crash,
                },
                LogOf(options),
                cancellation);
            var host = parts.Add(await starting);
            var estateUrl = options.Estate?.Url ?? new Uri(await estate!.AnnouncedAsync(EstateAnnouncement, cancellation));
            // The runners start up while the estate may still make its keys.
            var certificate = await signer.Signer.CertificateAsync(cancellation);
            var supervised = new Dictionary<string, SupervisedProcess>(StringComparer.Ordinal);
            foreach (var (name, installation) in installations)
            {
                var config = installation.Configure(host.Url, estateUrl, tokens.Runners[name], tokens.Estate, certificate, options.ReachesBySnapIn);
                if (parts.Add(StartRunner(options, name, config)) is SupervisedProcess watched)
                {
                    supervised.Add(name, watched);
                }
            }

            if (hasTime)
            {
                await AgreeAsync(clock, estateUrl, tokens.Estate, estate, cancellation);
            }

            address.Set(estateUrl);
            if (options.JumpsIdleTime)
            {
                parts.Add(new IdleTime(() => host.Engine, clock, new EstateClockHands(client), options.Time, LogOf(options)));
            }

            var faults = new SimulationFaults(
                options.Faults, client, crash, () => parts.Add(new RunnerCrash(() => host.Engine, supervised, options.Time)));
            return new Simulation(parts, faults, estateUrl, client, host.Url, tokens, clock.Time);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Switches the faults on that were asked for; until then nothing is broken.</summary>
    /// <exception cref="HttpRequestException">The estate does not answer, or knows no such fault.</exception>
    public Task BreakAsync(CancellationToken cancellation) => _faults.BeginAsync(cancellation);

    private static string OwnId => Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _parts.DisposeAsync();
        EstateClient.Dispose();
    }

    /// <summary>Before the host works on the estate; its usual client lets nobody through until it is known where the estate listens.</summary>
    private static async Task AgreeAsync(SharedClock clock, Uri url, TokenFile token, ChildProcess? estate, CancellationToken cancellation)
    {
        using var address = new EstateAddress();
        address.Set(url);
        using var client = address.Client(token);
        try
        {
            await clock.AgreeAsync(new EstateClockHands(client), cancellation);
        }
        catch (HttpRequestException) when (estate is not null)
        {
            // It took its port and could not open its world: its own words say why.
            await Task.WhenAny(estate.Ended, Task.Delay(EstateEnds, TimeProvider.System, cancellation));
            if (estate.Ended.IsCompleted)
            {
                throw new ChildProcessException(await estate.Ended ?? $"{estate.Program.Name} was stopped.");
            }

            throw;
        }
    }

    private static ChildProcess StartEstate(SimulationOptions options, Workspace workspace, SimulationTokens tokens) => ChildProcess.Start(
        ChildProgram.Estate,
        [
            "estate", options.ProfilePath, "--port", "0", "--data", workspace.Estate, "--token-file", tokens.Estate.Path, "--exit-with-parent",
        ]);

    private static IRunningProgram StartRunner(SimulationOptions options, string name, string config)
    {
        return options.RestartsRunners || options.Has(HostFaults.RunnerCrash) ? SupervisedProcess.Start(Start, options.Time, LogOf(options)) : Start();

        ChildProcess Start() => ChildProcess.Start(ChildProgram.Runner(name), "run", "--config", config, "--exit-with-parent", OwnId);
    }

    private static ILogger LogOf(SimulationOptions options) =>
        options.Tell is { } tell ? new NewsLog(tell) : options.Log is { } log ? new PlainLog(log, options.Time).CreateLogger(nameof(HybridTrust)) : NullLogger.Instance;

    private static IReadOnlyList<string> RunnersOf(SimulationOptions options)
    {
        var runners = options.Profile.Runners;
        return [.. new[] { runners.Exchange, runners.SkypeServer, runners.ExchangeOnline }.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
