using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// A server's worker processes started after the pool's partner application was changed last, so they know it. The page restarts all of
/// IIS; here two named pools of one drained server at a time (domain 11, row 6), in the maintenance window, and only where they are older.
/// </summary>
internal sealed class ServerRecycledStep(OrganizationProfile organization, ExchangeServer server) : ExchangeStep(organization, server.Fqdn)
{
    private const string RecycledFact = "skype-server.recycled-";

    private readonly TrustAddresses _addresses = new(organization);

    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/recycled-{Target}";

    public override string Object => $"application pools for Autodiscover and EWS on {Target}";

    public override DocumentReference Document => SkypeServerDocument.Partners("iisreset");

    public override Risk Risk => Risk.Restart | Risk.Outage;

    public override IReadOnlyList<string> Needs => [PoolPartner.AwaitedFact];

    public override IReadOnlyList<string> Publishes => [RecycledFact + Target];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        try
        {
            return await LookAsync(context, cancellation);
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return new Observation(new Finding.InPlace { Sentence = $"{Target} does not answer; when it starts again, its worker processes are new" });
        }
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var changed = (await PartnerAsync(context, cancellation))?.ChangedAt;
        await DrainedServer.ForTokens(Organization, server).RecycleAsync(context, cancellation);
        if (changed is { } at)
        {
            // The server's clock and the domain controller's may differ by seconds; what this run did, it knows.
            context.Facts.Publish(RecycledFact + Target, Time(at));
        }
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Worker processes that started again cannot be put back, and need not be." });

    private async Task<Observation> LookAsync(StepContext context, CancellationToken cancellation)
    {
        var drained = DrainedServer.ForTokens(Organization, server);
        if (await drained.MaintenanceAsync(context, cancellation) is { } maintenance)
        {
            return new Observation(new Finding.Blocked { Sentence = maintenance });
        }

        var pools = await drained.PoolsAsync(context, cancellation);
        if (pools.FirstOrDefault(p => p.StartedAt is null) is { } stopped)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"Application pool {stopped.Name} on {Target} does not run. Start it, and see the server's event log why it stopped.",
            });
        }

        var oldest = pools.Min(p => p.StartedAt)!.Value;
        if (context.Facts.Find(PoolPartner.AwaitedFact) is { } awaited)
        {
            return Older(new PlanValue.KnownAfterApply(awaited), oldest, awaited);
        }

        var partner = await PartnerAsync(context, cancellation);
        if (partner?.ChangedAt is not { } changed)
        {
            return new Observation(new Finding.Blocked { Sentence = $"It is not known when Exchange's partner application for the pool was changed; see step {PoolPartnerStep.StepId}." });
        }

        var known = string.Equals(context.Facts.Find(RecycledFact + Target), Time(changed), StringComparison.Ordinal) || oldest >= changed;
        if (!known)
        {
            return Older(Time(changed), oldest, after: null);
        }

        // Left by a run that died while it had the server out of service.
        return await drained.LeftHeldAsync(context, cancellation) is { Count: > 0 } held
            ? Older($"{string.Join(", ", held)} active again", oldest, after: null)
            : new Observation(new Finding.InPlace { Sentence = $"the application pools of {Target} started after the pool's partner application was changed" });
    }

    private Observation Older(PlanValue changed, DateTimeOffset oldest, string? after) => new(new Finding.Different
    {
        Sentence = $"would take {Target} out of Autodiscover and EWS for a moment, recycle {string.Join(" and ", DrainedServer.TokenPools)}, and look whether it is well before the next server",
        Settings = [new("StartedAfter", changed, Time(oldest))],
        After = after,
    });

    private async Task<PoolPartner?> PartnerAsync(StepContext context, CancellationToken cancellation) =>
        PoolPartner.Among(await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation), _addresses) is [var partner, ..] ? partner : null;

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
