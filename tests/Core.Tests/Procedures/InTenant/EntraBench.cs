using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures.FirstPartyCleanup;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.InTenant;

/// <summary>Contoso's estate and a clock that jumps over waits, for steps in the tenant.</summary>
internal sealed class EntraBench : IAsyncDisposable
{
    private static readonly ProcedureCatalogue Catalogue = new([new EntraSteps(), new FirstPartyCleanupProcedure()]);

    private readonly EstateBench _estate;
    private readonly ManualClock _clock = new(TimeProvider.System.GetUtcNow());

    private EntraBench(EstateBench estate)
    {
        _estate = estate;
        Forget();
    }

    public StepContext Context { get; private set; } = null!;

    public OrganizationProfile Profile => _estate.Profile;

    public EstateShells Shells => _estate.Shells;

    public DirectoryInfo Data => _estate.Data;

    public IDirectory Directory => _estate.Context.RequiredDirectory();

    public string Application => $"ExchangeServerApp-{Profile.ExchangeOrganization}";

    public IReadOnlyList<IStep> Steps => Catalogue.StepsOf(Profile, Profile.Procedures);

    public static async Task<EntraBench> StartAsync(
        Action<JsonNode>? change = null,
        Func<OrganizationProfile, OrganizationProfile>? adapt = null,
        DirectoryInfo? copyOf = null,
        params string[] procedures) => new(await EstateBench.StartAsync(
            change,
            profile => (adapt ?? (p => p))(profile with { Procedures = procedures.Length > 0 ? procedures : [ProcedureIds.DedicatedHybridApp] }),
            copyOf,
            "contoso"));

    /// <summary>A new run: what an earlier one knew is forgotten.</summary>
    public void Forget() => Context = new StepContext
    {
        Organization = Profile,
        Run = "run-bench",
        Facts = new Facts(),
        Certificates = new RecordedCertificates(new InMemoryRecords(), "run-bench"),
        Time = _clock,
        Shells = _estate.Shells,
        Directory = _estate.Context.RequiredDirectory(),
        Vault = _estate.Context.RequiredVault(),
    };

    public async Task<BatchResult> LookAsync() => await RunAsync(BatchMode.Inspect, [.. Steps.Select(s => new StepOrder(s.Id, null, null))]);

    public async Task<Observation> SeeAsync(string step) => (await LookAsync()).Steps.Single(s => s.Step == step).Before!;

    public async Task<Finding> FindAsync(string step) => (await SeeAsync(step)).Finding;

    /// <summary>Looks at every step, then applies exactly what was seen.</summary>
    public async Task<BatchResult> ApplyAllAsync() => await ApplyAsync(await LookAsync());

    /// <summary>Applies exactly what was seen.</summary>
    public Task<BatchResult> ApplyAsync(BatchResult seen, IBatchJournal? journal = null) => RunAsync(
        BatchMode.Apply,
        [.. seen.Steps.Select(s => new StepOrder(s.Step, s.Before!.Finding.CallsForChange ? s.Before.Finding : null, null))],
        journal);

    public Task<BatchResult> UndoAsync(BatchResult applied) => RunAsync(
        BatchMode.Undo,
        [.. applied.Steps.Where(s => s.Action is StepAction.Applied).Reverse().Select(s => new StepOrder(s.Step, null, s.Before))]);

    public async Task<JsonNode> TenantAsync() => (await _estate.StateAsync())["tenant"]!;

    /// <summary>How often each Graph object or page was read since the estate started.</summary>
    public async Task<IReadOnlyDictionary<string, int>> GraphReadsAsync() =>
        ((JsonObject)(await _estate.CountersAsync())["graphReads"]!).ToDictionary(read => read.Key, read => read.Value!.GetValue<int>(), StringComparer.Ordinal);

    public async Task<ServicePrincipal> PrincipalAsync(Guid application) => (await Directory.FindServicePrincipalAsync(application, default))!;

    public async Task<EntraApplication> ApplicationAsync() =>
        (await Directory.FindApplicationAsync((await Directory.FindApplicationsAsync(Application, default)).Single().ApplicationId, default))!;

    public async ValueTask DisposeAsync() => await _estate.DisposeAsync();

    private Task<BatchResult> RunAsync(BatchMode mode, IReadOnlyList<StepOrder> orders, IBatchJournal? journal = null) => new BatchExecutor(Catalogue, _clock).RunAsync(
        new BatchRequest(Profile, Profile.Procedures, mode, orders, new Dictionary<string, string>(Context.Facts.All, StringComparer.Ordinal)),
        Context,
        journal ?? NoBatchJournal.Instance,
        _ => Task.FromResult<string?>(null),
        default);
}
