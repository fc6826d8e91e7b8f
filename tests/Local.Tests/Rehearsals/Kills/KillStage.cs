using System.Diagnostics;
using HybridTrust.Local.Hosting;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>
/// The product as real processes in one folder: <c>serve</c> with its runner, and an estate that outlives them as a real organization
/// would, unless the host is to bring its own. Whoever is killed is started again on what it left on the disk.
/// </summary>
internal sealed class KillStage : IAsyncDisposable
{
    private const string HostAnnouncement = "SIMULATED host of fabrikam listens on ";
    private const string RunnerProgram = "hybrid-runner.dll";

    private readonly string _folder;
    private readonly ChildProcess? _estate;
    private readonly Uri? _estateUrl;
    private readonly List<HostAccess> _accesses = [];
    private ChildProcess? _host;

    private KillStage(string folder, ChildProcess? estate, Uri? estateUrl)
    {
        _folder = folder;
        _estate = estate;
        _estateUrl = estateUrl;
    }

    /// <summary>The host that runs now, or the one that was killed last.</summary>
    public HostAccess Host => _accesses[^1];

    /// <summary>Starts estate and host in a folder, new or with what others left there.</summary>
    public static async Task<KillStage> StartAsync(string folder, CancellationToken cancellation)
    {
        var estate = ChildProcess.Start(
            ChildProgram.Estate, "estate", Samples.Fabrikam, "--port", "0", "--data", Path.Combine(folder, "estate"), "--exit-with-parent");
        var stage = new KillStage(folder, estate, new Uri(await estate.AnnouncedAsync(Hosting.Simulation.EstateAnnouncement, cancellation)));
        await stage.StartHostAsync(cancellation);
        return stage;
    }

    /// <summary>Kills with SIGKILL, and starts the host again where it was killed; the runner is the host's business.</summary>
    public async Task KillAsync(Victim victim, CancellationToken cancellation)
    {
        var runner = victim is Victim.Host ? 0 : await ChildrenOf.FindAsync(_folder, RunnerProgram);
        if (victim is not Victim.Runner)
        {
            Kill(_host!.Id);
        }

        if (victim is not Victim.Host)
        {
            Kill(runner);
        }

        if (victim is not Victim.Runner)
        {
            await _host!.DisposeAsync();
            await StartHostAsync(cancellation);
        }
    }

    /// <summary>Whether a runner works here, or does so soon.</summary>
    public async Task<bool> HasRunnerAsync() => await ChildrenOf.FindAsync(_folder, RunnerProgram) != 0;

    /// <summary>Starts a host that brings its own estate, as a person on a desk does.</summary>
    public static async Task<KillStage> StartWithoutEstateAsync(string folder, CancellationToken cancellation)
    {
        var stage = new KillStage(folder, estate: null, estateUrl: null);
        await stage.StartHostAsync(cancellation);
        return stage;
    }

    /// <summary>What the estate itself knows of what was done to it.</summary>
    public Task<EstateAccount> AccountAsync(CancellationToken cancellation) => EstateAccount.ReadAsync(_estateUrl!, EstateToken, cancellation);

    /// <summary>Ends it as rudely as it was treated; the runner has to see for itself that its host is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _accesses.ForEach(a => a.Dispose());
        foreach (var process in new[] { _host, _estate }.OfType<ChildProcess>().Where(p => !p.Ended.IsCompleted))
        {
            Kill(process.Id);
            await process.DisposeAsync();
        }
    }

    private TokenFile EstateToken => TokenFile.Find(Path.Combine(_folder, "estate", "estate.token"))!;

    private async Task StartHostAsync(CancellationToken cancellation)
    {
        var data = Path.Combine(_folder, "data");
        _host = ChildProcess.Start(
            ChildProgram.Estate,
            ["serve", "--simulate", Samples.Fabrikam, "--data", data, "--port", "0", .. EstateArguments()]);
        var url = new Uri(await _host.AnnouncedAsync(HostAnnouncement, cancellation));
        _accesses.Add(new HostAccess(url, Path.Combine(data, "secrets")));
    }

    private IReadOnlyList<string> EstateArguments() =>
        _estateUrl is null ? [] : ["--estate", _estateUrl.ToString(), "--estate-token-file", EstateToken.Path];

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }
}
