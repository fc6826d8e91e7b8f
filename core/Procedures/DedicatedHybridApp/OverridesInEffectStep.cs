using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Every server has read the overrides. Writing one changes nothing on a server until it reads, by itself within 60 minutes; so each is
/// told to, and one that still has not is <em>not yet</em>, neither done nor failed (domain 7, trap 37).
/// </summary>
internal sealed class OverridesInEffectStep(OrganizationProfile organization, IReadOnlyList<HybridOverride> wanted) : ExchangeStep(organization)
{
    /// <summary>A server that was told reads at once, once the override has replicated to its site; waiting for the hour would hold up the runner's job.</summary>
    private static readonly TimeSpan[] Patience = [.. new[] { 0.1, 0.25, 0.5, 1, 2, 4, 8, 15 }.Select(TimeSpan.FromSeconds)];

    private readonly OverrideReading _reading = new(organization);

    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/overrides-in-effect";

    public override string Object => "setting overrides as each server has read them";

    public override DocumentReference Document => HybridApplicationDocument.Step("refresh VariantConfiguration, and check each server");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (await FirstUnwrittenAsync(context, cancellation) is { } unwritten)
        {
            return new Observation(new Finding.Different
            {
                Sentence = $"would have {_reading.Servers.Count} servers read their setting overrides once they are written",
                Settings = Settings(),
                After = unwritten.StepId,
            });
        }

        var states = await ReadAsync(context, cancellation);
        var before = states.ToDictionary(s => s.Server.Fqdn, s => s.Words, StringComparer.Ordinal);
        if (states.Where(s => s is { Answers: false, Server.Optional: false }).Select(s => s.Server.Fqdn).ToList() is { Count: > 0 } silent)
        {
            return new Observation(
                new Finding.Blocked { Sentence = $"{string.Join(", ", silent)} does not answer, so it is not known which setting overrides it acts on. Bring it back, then start again." },
                before);
        }

        var behind = states.Where(s => s.Lacks.Count > 0).ToList();
        return new Observation(
            behind.Count > 0
                ? new Finding.Different
                {
                    Sentence = $"would tell {string.Join(", ", behind.Select(s => s.Server.Fqdn))} to read the setting overrides",
                    Settings = Settings(),
                }
                : new Finding.InPlace { Sentence = InPlace(states) },
            before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var behind = await BehindAsync(context, cancellation);
        foreach (var pause in Patience)
        {
            // Told again each time: a server of another site reads what its own domain controller has, and that may come later.
            foreach (var state in behind)
            {
                await _reading.RefreshAsync(context, state.Server, cancellation);
            }

            behind = await BehindAsync(context, cancellation);
            if (behind.Count == 0)
            {
                return;
            }

            await Task.Delay(pause, context.Time, cancellation);
        }

        throw new StepRefusedException(
            $"Not yet: {string.Join("; ", behind.Select(s => $"{s.Server.Fqdn} {s.Words}"))}. Servers read setting overrides by themselves within 60 minutes. " +
            "Nothing failed and nothing has to be undone; start the run again then. Until then these servers go on as before.");
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Reading an override changes nothing that lasts; removing the override does." });

    private async Task<List<ServerState>> BehindAsync(StepContext context, CancellationToken cancellation) =>
        [.. (await ReadAsync(context, cancellation)).Where(s => s.Lacks.Count > 0)];

    /// <summary>The first override that is not in Active Directory as it should be; servers cannot read it yet.</summary>
    private async Task<HybridOverride?> FirstUnwrittenAsync(StepContext context, CancellationToken cancellation)
    {
        var written = await GetAsync(context, Cmdlet("Get-SettingOverride"), cancellation);
        return wanted.FirstOrDefault(w => !written.Any(o => string.Equals(o.Text("SectionName"), w.Section, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<List<ServerState>> ReadAsync(StepContext context, CancellationToken cancellation)
    {
        var states = new List<ServerState>();
        foreach (var server in _reading.Servers)
        {
            var seen = await _reading.ReadAsync(context, server, cancellation);
            states.Add(new ServerState(server, Answers: seen is not null, seen is null ? [] : [.. wanted.Where(w => !seen.Apply(w))]));
        }

        return states;
    }

    // The same whatever servers have caught up meanwhile: what is approved is that all of them read.
    private List<Setting> Settings() => [.. wanted.Select(w => new Setting(w.Section, $"{HybridOverride.On} on every server", null))];

    private string InPlace(List<ServerState> states)
    {
        var silent = states.Where(s => !s.Answers).Select(s => s.Server.Fqdn).ToList();
        var read = $"{states.Count - silent.Count} servers act on {string.Join(" and ", wanted.Select(w => w.Section))}";
        return silent.Count == 0 ? read : $"{read}; {string.Join(", ", silent)}, which may be down, does not answer and is not known";
    }

    private sealed record ServerState(ExchangeServer Server, bool Answers, IReadOnlyList<HybridOverride> Lacks)
    {
        public string Words => !Answers ? "does not answer"
            : Lacks.Count == 0 ? "acts on them"
            : $"does not act on {string.Join(", ", Lacks.Select(l => l.Section))}";
    }
}
