using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The AuthServer says where Graph is (domain 2(f), f8). A call of its own: <c>-GraphBaseUrl</c> and <c>-ApplicationIdentifier</c> are in
/// parameter sets that exclude each other (domain 7, trap 19).
/// </summary>
internal sealed class GraphAddressStep(OrganizationProfile organization) : AuthServerStep(organization)
{
    private const string Property = "GraphBaseUrl";

    private readonly string _url = $"https://{CloudHosts.Of(organization.Tenant.Cloud).Graph}";

    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/graph-address";

    public override string Object => $"Graph address of the AuthServer of tenant {Organization.Tenant.Id} (type AzureAD)";

    public override DocumentReference Document => HybridApplicationDocument.Step("configure the AuthServer for Graph");

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var server = Require(await ReadAsync(context, cancellation));
        await InvokeAsync(context, Cmdlet("Set-AuthServer", Given("Identity", server.Text("Guid")!), Given(Property, _url)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange || await FindChangedAsync(context, before, cancellation) is not { } server)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The AuthServer said where Graph is before the run, or is gone." };
        }

        if (!IsSame(server.Text(Property), _url))
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"AuthServer {server.Text("Name")} has {Property} '{server.Text(Property)}' now, which this run did not write; it was left as it is.",
            };
        }

        var former = before.Before.GetValueOrDefault(Property) is { Length: > 0 } url ? url : null;
        await InvokeAsync(context, Cmdlet("Set-AuthServer",
            Given("Identity", server.Text("Guid")!), Given(Property, former is null ? new CmdletValue.Null() : former)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"AuthServer {server.Text("Name")} has its former {Property} again ({former ?? "none"})." };
    }

    protected override Observation Judge(StepContext context, TenantAuthServers servers, CmdletObject? server)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = server?.Text("Guid") ?? "",
            [Property] = server?.Text(Property) ?? "",
        };
        return IsSame(server?.Text(Property), _url)
            ? new Observation(new Finding.InPlace { Sentence = $"AuthServer {server!.Text("Name")} says that Graph is at {_url}" }, before)
            : new Observation(
                new Finding.Different
                {
                    Sentence = $"would tell servers that Graph is at {_url}",
                    Settings = [new(Property, _url, server?.Text(Property))],
                    After = server is null ? AfterAuthServer : null,
                },
                before);
    }

    private static bool IsSame(string? one, string other) => string.Equals(one?.TrimEnd('/'), other, StringComparison.OrdinalIgnoreCase);
}
