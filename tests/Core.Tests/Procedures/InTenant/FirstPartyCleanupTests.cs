using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Procedures.FirstPartyCleanup;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.InTenant;

/// <summary>Removing this organization's keys, and no other, from Exchange Online's own principal.</summary>
public sealed class FirstPartyCleanupTests(ContosoWorld contoso) : IClassFixture<ContosoWorld>
{
    private static readonly Guid Shared = WellKnownApplications.ExchangeOnline;

    [Fact]
    public async Task Each_own_key_is_named_in_the_plan_and_says_whose_it_is()
    {
        await using var bench = await BothAsync();

        var finding = Assert.IsType<Finding.Different>(await bench.FindAsync(OwnKeysRemovedStep.StepId));

        Assert.Equal(2, finding.Settings.Count);
        Assert.Contains(finding.Settings, s => s.Actual!.Contains("former auth certificate", StringComparison.Ordinal) && s.Actual.Contains("expired on", StringComparison.Ordinal));
        Assert.Contains(finding.Settings, s => s.Actual!.Contains("auth certificate in use", StringComparison.Ordinal));
        Assert.Equal(CertificateOnApplicationStep.StepId, finding.After);

        // What goes and what stays are two sentences: nobody approves the removal of another forest's key by misreading one.
        var stays = finding.Sentence.IndexOf("What stays: ", StringComparison.Ordinal);
        Assert.True(stays > 0, finding.Sentence);
        Assert.DoesNotContain("another Exchange organization", finding.Sentence[..stays], StringComparison.Ordinal);
        Assert.Contains("another Exchange organization", finding.Sentence[stays..], StringComparison.Ordinal);
        Assert.DoesNotContain("auth certificate in use", finding.Sentence[stays..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_3_the_keys_of_others_stay_with_their_bytes_and_dates()
    {
        await using var bench = await BothAsync();
        var before = (await bench.PrincipalAsync(Shared)).Keys;

        Assert.Null((await bench.ApplyAllAsync()).Stopped());

        var left = Assert.Single((await bench.PrincipalAsync(Shared)).Keys);
        Assert.Equal(before.Single(k => k.KeyId == left.KeyId), left with { Key = before.Single(k => k.KeyId == left.KeyId).Key });
        Assert.Equal("Auth certificate of the Tailspin forest", left.DisplayName);
    }

    [Fact]
    public async Task Applied_twice_nothing_is_left_to_remove()
    {
        await using var bench = await BothAsync();
        await bench.ApplyAllAsync();
        bench.Forget();

        var finding = Assert.IsType<Finding.InPlace>(await bench.FindAsync(OwnKeysRemovedStep.StepId));

        Assert.Contains("another Exchange organization", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_never_puts_a_key_back_on_the_shared_principal()
    {
        await using var bench = await BothAsync();
        var applied = await bench.ApplyAllAsync();

        var undone = (await bench.UndoAsync(applied)).Steps.Single(s => s.Step == OwnKeysRemovedStep.StepId);

        Assert.Equal(StepAction.Refused, undone.Action);
        Assert.Contains("never put back", undone.Explanation, StringComparison.Ordinal);
        Assert.Single((await bench.PrincipalAsync(Shared)).Keys);
    }

    [Fact]
    public async Task What_was_removed_is_in_the_before_state_as_a_certificate()
    {
        await using var bench = await BothAsync();

        var before = (await bench.SeeAsync(OwnKeysRemovedStep.StepId)).Before;

        var current = bench.Context.Facts.Find(FactNames.CurrentAuthCertificate);
        Assert.Equal(current, PublicCertificate.FromDer(Convert.FromBase64String(before[$"{current} certificate"])).Thumbprint);
    }

    [Fact]
    public async Task Trap_29_keys_that_the_wizard_uploads_again_are_found_again()
    {
        await using var bench = await BothAsync();
        await bench.ApplyAllAsync();
        var principal = await bench.PrincipalAsync(Shared);
        var wizard = (await bench.ApplicationAsync()).Keys.Single().Key!.Value;
        await bench.Directory.ReplaceKeysAsync(
            principal.ObjectId,
            [.. principal.Keys.Select(k => new KeyToWrite(k.Key!.Value, k.Type!, k.Usage!)), new KeyToWrite(wizard, KeyKind.Certificate, KeyKind.Verify)],
            default);
        bench.Forget();

        var finding = Assert.IsType<Finding.Different>(await bench.FindAsync(OwnKeysRemovedStep.StepId));

        Assert.Contains(bench.Context.Facts.Find(FactNames.CurrentAuthCertificate)!, Assert.Single(finding.Settings).Property, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_dedicated_application_nothing_is_cut()
    {
        await using var bench = await EntraBench.StartAsync(null, null, contoso.Data, ProcedureIds.FirstPartyCleanup);

        var blocked = Assert.IsType<Finding.Blocked>(await bench.FindAsync(OwnKeysRemovedStep.StepId));

        Assert.Contains("dedicated-hybrid-app", blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_10_an_application_that_has_only_the_former_certificate_does_not_count()
    {
        await using var bench = await EntraBench.StartAsync(
            estate => HybridApplicationTests.Register(estate, HybridApplicationTests.Named(keys: "auth-former")), null, null, ProcedureIds.FirstPartyCleanup);

        var blocked = Assert.IsType<Finding.Blocked>(await bench.FindAsync(OwnKeysRemovedStep.StepId));

        Assert.Contains("does not have auth certificate", blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_application_lost_since_the_approval_stops_the_removal()
    {
        await using var bench = await BothAsync();
        Assert.Null((await bench.ApplyAllAsync()).Stopped());
        bench.Forget();
        await bench.LookAsync();
        var application = await bench.ApplicationAsync();
        await bench.Directory.ReplaceApplicationKeysAsync(application.ObjectId, [], [], default);
        var step = bench.Steps.Single(s => s.Id == OwnKeysRemovedStep.StepId);

        await Assert.ThrowsAsync<StepRefusedException>(() => step.ApplyAsync(
            bench.Context,
            new Observation(new Finding.Different { Sentence = "", Settings = [new($"keyCredentials {new string('A', 40)}", "removed", "ours")] }),
            default));
    }

    [Fact]
    public async Task Trap_4_a_strangers_key_without_its_bytes_blocks_the_removal()
    {
        await using var bench = await EntraBench.StartAsync(null, null, contoso.Data, ProcedureIds.FirstPartyCleanup);
        await bench.LookAsync();
        var real = await bench.PrincipalAsync(Shared);
        var stranger = real.Keys.Single(k => k.DisplayName is not null);
        var step = bench.Steps.Single(s => s.Id == OwnKeysRemovedStep.StepId);
        var context = new StepContext
        {
            Organization = bench.Profile,
            Facts = bench.Context.Facts,
            Certificates = bench.Context.Certificates,
            Time = TimeProvider.System,
            Directory = new OnePrincipal(real with { Keys = [.. real.Keys.Select(k => k == stranger ? k with { Key = null } : k)] }),
        };

        var blocked = Assert.IsType<Finding.Blocked>((await step.InspectAsync(context, default)).Finding);

        Assert.Contains(stranger.CustomKeyIdentifier!, blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_cannot_be_undone_and_says_so()
    {
        await using var bench = await BothAsync();
        var seen = await bench.LookAsync();

        var plan = Plan.Of("contoso", bench.Profile.Procedures, bench.Steps.Zip(seen.Steps, (step, result) => (step, result.Before!.Finding)));

        Assert.Equal(OwnKeysRemovedStep.StepId, Assert.Single(plan.WithoutReturn()).Step);
    }

    [Fact]
    public async Task Every_key_of_every_principal_gets_an_owner()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);

        var seen = await bench.SeeAsync(KeysAttributedStep.StepId);

        Assert.IsType<Finding.InPlace>(seen.Finding);
        Assert.Contains("3 keys on Microsoft's principals: 2 of contoso, 1 of others, 1 expired", seen.Finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(4, seen.Before.Keys.Count(name => !name.Contains('/', StringComparison.Ordinal)));
        Assert.Equal(3, seen.Before.Keys.Count(name => name.StartsWith($"{Shared}/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Trap_17_the_edge_is_not_asked_for_auth_certificates()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);

        var seen = await bench.SeeAsync(OwnAuthCertificatesStep.StepId);

        Assert.Contains("ctso-mbx03.contoso.com", seen.Before.Keys);
        Assert.DoesNotContain("ctso-edge01.contoso.com", seen.Before.Keys);
        Assert.Equal(2, bench.Context.Facts.Find(FactNames.OwnAuthCertificates)!.Split(',').Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trap_16_a_server_that_cannot_be_read_blocks_unless_it_is_optional(bool optional)
    {
        await using var bench = await EntraBench.StartAsync(
            estate => estate["faults"] = new JsonArray(new JsonObject { ["name"] = "server-unreachable", ["server"] = "ctso-mbx02.contoso.com" }),
            profile => profile with
            {
                Topology = profile.Topology with
                {
                    Servers = [.. profile.Topology.Servers.Select(s => s.Fqdn.Contains("mbx02", StringComparison.Ordinal) ? s with { Optional = optional } : s)],
                },
            });

        var finding = await bench.FindAsync(OwnAuthCertificatesStep.StepId);

        Assert.Equal(optional, finding is Finding.InPlace);
        Assert.Contains("ctso-mbx02.contoso.com", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(optional, bench.Context.Facts.Find(FactNames.OwnAuthCertificates) is not null);
    }

    private Task<EntraBench> BothAsync() =>
        EntraBench.StartAsync(null, null, contoso.Data, ProcedureIds.DedicatedHybridApp, ProcedureIds.FirstPartyCleanup);

    private sealed class OnePrincipal(ServicePrincipal principal) : PartialDirectory
    {
        public override Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation) =>
            Task.FromResult<ServicePrincipal?>(principal);
    }
}
