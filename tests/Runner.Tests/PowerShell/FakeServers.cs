using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Procedures.SkypeOnlinePartner;
using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Runner.Work;
using HybridTrust.Steps;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>Fake Exchange servers behind real PowerShell processes, opened the way production opens real ones.</summary>
internal sealed class FakeServers : IDisposable
{
    public static readonly OrganizationProfile Profile = Samples.Profile with { Procedures = [SkypeOnlinePartnerProcedure.ProcedureId] };

    private readonly BatchExecutor _executor = new(ProcedureCatalogue.Default, TimeProvider.System);

    public BridgeFolder Folder { get; } = new BridgeFolder().WithFakeServers();

    /// <summary>The procedure's steps that a runner of Exchange carries out.</summary>
    public static IReadOnlyList<IStep> Steps { get; } =
        [.. ProcedureCatalogue.Default.StepsOf(Profile, Profile.Procedures).Where(s => s.Site is Site.Exchange)];

    /// <summary>Shells as production opens them: a remote session to each server.</summary>
    public PowerShellShells Open() => Open(new ShellAccess(PowerShellConfig.Default, Path.GetDirectoryName(Folder.At("x"))!));

    /// <summary>Shells whose cmdlets stand in the bridge's own process, which dies with them.</summary>
    public PowerShellShells OpenInside() => Open(new ModuleAccess(Folder.At("FakeExchange.psm1")));

    public Task<BatchResult> InspectAsync(ICmdletShells shells) => RunAsync(shells, BatchMode.Inspect, [.. Steps.Select(s => new StepOrder(s.Id, null, null))]);

    public async Task<BatchResult> RunAsync(ICmdletShells shells, BatchMode mode, IReadOnlyList<StepOrder> orders, IReadOnlyDictionary<string, string>? facts = null)
    {
        var context = new StepContext
        {
            Organization = Profile,
            Facts = new Facts(facts ?? new Dictionary<string, string>(StringComparer.Ordinal)),
            Certificates = new JobCertificates([]),
            Time = new TestTime(),
            Shells = shells,
        };
        return await _executor.RunAsync(
            new BatchRequest(Profile, Profile.Procedures, mode, orders, facts ?? new Dictionary<string, string>(StringComparer.Ordinal)),
            context, NoBatchJournal.Instance, _ => Task.FromResult<string?>(null), CancellationToken.None);
    }

    public void Dispose() => Folder.Dispose();

    private PowerShellShells Open(IShellAccess access) => new(
        Folder.Program, access, PowerShellConfig.Default, OperationCatalogue.Default, TimeProvider.System, NullLogger.Instance);
}
