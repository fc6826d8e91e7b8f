using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// Every server has an Autodiscover service connection point. Only blank ones are filled, server by server: the page pipes all servers
/// into one address, which flattens what each site had (domain 7, trap 24).
/// </summary>
internal sealed class ServiceConnectionPointsStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    private const string Property = "AutoDiscoverServiceInternalUri";

    private readonly TrustAddresses _addresses = new(organization);

    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/service-connection-points";

    public override string Object => "Autodiscover service connection points";

    public override DocumentReference Document => SkypeServerDocument.Planning("Set-ClientAccessService -AutoDiscoverServiceInternalUri");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var servers = await ReadAsync(context, cancellation);
        var blank = servers.Where(IsBlank).Select(NameOf).ToList();
        var before = servers.ToDictionary(NameOf, s => s.Text(Property) ?? "", StringComparer.OrdinalIgnoreCase);
        return new Observation(
            blank.Count == 0
                ? new Finding.InPlace { Sentence = $"each of {servers.Count} servers has an Autodiscover service connection point" }
                : new Finding.Different
                {
                    Sentence = $"would set the blank Autodiscover service connection point of {string.Join(", ", blank)}; what other servers have stays",
                    Settings = [.. blank.Select(name => new Setting($"{Property} of {name}", _addresses.AutodiscoverFile, ""))],
                },
            before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        foreach (var server in (await ReadAsync(context, cancellation)).Where(IsBlank))
        {
            await SetAsync(context, NameOf(server), _addresses.AutodiscoverFile, cancellation);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var filled = before.Before.Where(s => s.Value.Length == 0).Select(s => s.Key).ToList();
        var now = (await ReadAsync(context, cancellation)).ToDictionary(NameOf, s => s.Text(Property), StringComparer.OrdinalIgnoreCase);
        var undo = new ValueUndo(
            "The Autodiscover service connection points",
            filled.Select(name => new Setting(name, _addresses.AutodiscoverFile, "")),
            setting => now.GetValueOrDefault(setting.Property),
            (_, url) => TrustAddresses.Same(url, _addresses.AutodiscoverFile));
        foreach (var server in undo.Ours)
        {
            await SetAsync(context, server.Property, new CmdletValue.Null(), cancellation);
        }

        return undo.Outcome();
    }

    private Task<IReadOnlyList<CmdletObject>> ReadAsync(StepContext context, CancellationToken cancellation) =>
        GetAsync(context, Cmdlet("Get-ClientAccessService"), cancellation);

    private Task<IReadOnlyList<CmdletObject>> SetAsync(StepContext context, string server, CmdletValue? url, CancellationToken cancellation) =>
        InvokeAsync(context, Cmdlet("Set-ClientAccessService", Given("Identity", server), Given(Property, url)), cancellation);

    private static bool IsBlank(CmdletObject server) => string.IsNullOrEmpty(server.Text(Property));

    private static string NameOf(CmdletObject server) => server.Text("Name") ?? "";
}
