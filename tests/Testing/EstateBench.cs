using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Simulation;
using HybridTrust.Simulation.Client;
using HybridTrust.Steps;

namespace HybridTrust.Testing;

/// <summary>An estate of its own for one test, with everything a step may touch.</summary>
public sealed class EstateBench : IAsyncDisposable
{
    /// <summary>What callers of the estate send.</summary>
    public const string Token = "bench-token-0123456789abcdef";

    private readonly DirectoryInfo _data;
    private readonly EstateHost _host;
    private readonly HttpClient _http;

    private EstateBench(OrganizationProfile profile, DirectoryInfo data, EstateHost host, HttpClient http, TimeProvider time)
    {
        Profile = profile;
        _data = data;
        _host = host;
        _http = http;
        Shells = new EstateShells(http);
        Context = new StepContext
        {
            Organization = profile,
            Facts = new Facts(),
            Certificates = new RecordedCertificates(new InMemoryRecords(), "run-bench"),
            Time = time,
            Shells = Shells,
            Directory = new EstateDirectory(http, time),
            Vault = new EstateVault(http),
            KeyPatience = KeyWriterPatience.Rehearsal,
        };
    }

    public OrganizationProfile Profile { get; }

    /// <summary>Where the world is kept: a copy of it is the same world with the same keys, without the seconds that keys take.</summary>
    public DirectoryInfo Data => _data;

    /// <summary>The estate.</summary>
    public EstateHost Host => _host;

    /// <summary>The way to the estate.</summary>
    public HttpClient Http => _http;

    /// <summary>Where the estate is.</summary>
    public Uri Url => _host.Url;

    public EstateShells Shells { get; }

    public StepContext Context { get; }

    public IExchangeOnlineShells ExchangeOnline => new EstateExchangeOnline(_http);

    public IPartnerProbe Probe => new EstateProbe(_http);

    public IReadOnlyList<IStep> Steps => ProcedureCatalogue.Default.StepsOf(Profile, Profile.Procedures);

    /// <summary>Starts a world from a sample, with changes to its estate file.</summary>
    public static async Task<EstateBench> StartAsync(
        Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, DirectoryInfo? copyOf = null, string sample = "fabrikam",
        TimeProvider? time = null, TimeProvider? clock = null, bool kept = true)
    {
        var samples = Path.Combine(RepositoryRoot(), "samples");
        var profile = ((ProfileReading.Valid)ProfileReader.Read(
            await File.ReadAllBytesAsync(Path.Combine(samples, $"{sample}.json")), $"{sample}.json")).Profile;
        var estate = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(samples, $"{sample}.estate.json")))!;
        change?.Invoke(estate);
        var data = System.IO.Directory.CreateTempSubdirectory("hybridtrust-bench-");
        foreach (var file in copyOf?.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Extension is not ".lock") ?? [])
        {
            var copy = Path.Combine(data.FullName, Path.GetRelativePath(copyOf!.FullName, file.FullName));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        var host = await EstateHost.StartAsync(
            new EstateOptions { Profile = profile, EstateFile = estate.ToJsonString(), DataDirectory = data.FullName, Token = Token, Time = clock ?? TimeProvider.System, Kept = kept }, default);
        var http = new HttpClient { BaseAddress = host.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return new EstateBench(adapt?.Invoke(profile) ?? profile, data, host, http, time ?? TimeProvider.System);
    }

    public IStep Step(string name) => Steps.Single(s => s.Id.EndsWith(name, StringComparison.Ordinal));

    public async Task<Finding> InspectAsync(string step) => (await Step(step).InspectAsync(Context, default)).Finding;

    /// <summary>Looks at every step, then applies exactly what was seen.</summary>
    public async Task<BatchResult> ApplyAllAsync()
    {
        var seen = await RunAsync(BatchMode.Inspect, [.. Steps.Select(s => new StepOrder(s.Id, null, null))]);
        return await RunAsync(
            BatchMode.Apply,
            [.. seen.Steps.Select(s => new StepOrder(s.Step, s.Before!.Finding.CallsForChange ? s.Before.Finding : null, null))]);
    }

    /// <summary>Puts back what a run changed, last step first.</summary>
    public Task<BatchResult> UndoAsync(BatchResult applied) => RunAsync(
        BatchMode.Undo,
        [.. applied.Steps.Where(s => s.Action is StepAction.Applied).Reverse().Select(s => new StepOrder(s.Step, null, s.Before))]);

    public Task<BatchResult> RunAsync(BatchMode mode, IReadOnlyList<StepOrder> orders) =>
        new BatchExecutor(ProcedureCatalogue.Default, Context.Time).RunAsync(
            new BatchRequest(Profile, Profile.Procedures, mode, orders, new Dictionary<string, string>(Context.Facts.All, StringComparer.Ordinal)),
            Context,
            NoBatchJournal.Instance,
            _ => Task.FromResult<string?>(null),
            default);

    public async Task<IReadOnlyList<ProofResult>> ProveAsync()
    {
        var context = new ProofContext
        {
            Organization = Profile,
            Facts = Context.Facts,
            Time = TimeProvider.System,
            Shells = Shells,
            Directory = Context.RequiredDirectory(),
            Vault = Context.RequiredVault(),
            Probe = Probe,
        };
        return await ProofExecutor.RunAsync(ProcedureCatalogue.Default.ProofsOf(Profile, Profile.Procedures), context, default);
    }

    /// <summary>The whole world, public parts only.</summary>
    public async Task<JsonNode> StateAsync() => JsonNode.Parse(await _http.GetStringAsync(new Uri("/estate/state", UriKind.Relative)))!;

    /// <summary>What was asked of the estate since it started.</summary>
    public async Task<JsonNode> CountersAsync() => JsonNode.Parse(await _http.GetStringAsync(new Uri("/estate/counters", UriKind.Relative)))!;

    /// <summary>A step's object changed behind our back.</summary>
    public async Task InvokeAsync(string cmdlet, params KeyValuePair<string, Cmdlets.CmdletValue?>[] parameters)
    {
        var shell = await Shells.OpenAsync(Cmdlets.ShellKind.ExchangeServer, Profile.Topology.ShellServer().Fqdn, default);
        await shell.InvokeAsync(Cmdlets.OperationCall.Of(cmdlet, parameters), default);
    }

    /// <summary>Switches a fault on while the estate runs.</summary>
    public async Task BreakAsync(string fault, string server)
    {
        using var body = JsonContent.Create(new { server });
        (await _http.PostAsync(new Uri($"/estate/faults/{fault}", UriKind.Relative), body)).EnsureSuccessStatusCode();
    }

    /// <summary>Switches a fault on, with what it takes: hours are the estate's.</summary>
    public async Task BreakAsync(string fault, JsonObject how)
    {
        using var body = JsonContent.Create(how);
        (await _http.PostAsync(new Uri($"/estate/faults/{fault}", UriKind.Relative), body)).EnsureSuccessStatusCode();
    }

    /// <summary>Something is done on a server behind our back.</summary>
    public async Task<IReadOnlyList<Cmdlets.CmdletObject>> OnServerAsync(string server, string operation, params KeyValuePair<string, Cmdlets.CmdletValue?>[] parameters)
    {
        var shell = await Shells.OpenAsync(Cmdlets.ShellKind.Windows, server, default);
        return (await shell.InvokeAsync(Cmdlets.OperationCall.Of(operation, parameters), default)).Objects;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HybridTrust.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
