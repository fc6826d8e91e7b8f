using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A certificate that is staged as next, and what becomes of it on its way to the cloud.</summary>
public sealed class NextCertificateTests
{
    private const string KeyStep = "auth-certificate/on-00000004-0000-0ff1-ce00-000000000000";

    private static readonly Guid Skype = WellKnownApplications.SkypeForBusinessOnline;

    [Fact]
    public async Task Trap_9_a_staged_next_certificate_is_exported_kept_and_uploaded_beside_the_current_one()
    {
        await using var bench = await EstateBench.StartAsync(Staged);

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        var next = bench.Context.Facts.Find(FactNames.NextAuthCertificate);
        Assert.Equal(next, (await bench.Context.RequiredVault().FindAsync("fabrikam-auth-certificate-next", default))!.Thumbprint);
        Assert.Contains(next, await ThumbprintsAsync(bench));
        Assert.Contains(bench.Context.Facts.Find(FactNames.CurrentAuthCertificate), await ThumbprintsAsync(bench));
        Assert.Contains(next!, (await RegisteredAsync(bench)).Explanation, StringComparison.Ordinal);
        Assert.All(await bench.ProveAsync(), proof => Assert.True(proof.Verdict is ProofVerdict.Passed, proof.Explanation));
    }

    [Fact]
    public async Task Both_are_added_by_one_write_and_every_other_key_stays()
    {
        await using var bench = await EstateBench.StartAsync(Staged);
        var before = await ThumbprintsAsync(bench);
        var writes = await WritesAsync(bench);

        await bench.ApplyAllAsync();

        Assert.Equal(writes + 1, await WritesAsync(bench));
        Assert.Equal(before.Count + 2, (await ThumbprintsAsync(bench)).Count);
        Assert.Subset((await ThumbprintsAsync(bench)).ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await EstateBench.StartAsync(Staged);

        await bench.ChangesNothingTheSecondTimeAsync();
    }

    [Fact]
    public async Task Undone_both_keys_and_both_secrets_are_gone_and_the_rest_is_as_before()
    {
        await using var bench = await EstateBench.StartAsync(Staged);
        var before = await ThumbprintsAsync(bench);

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.Equal(StepAction.Undone, s.Action));
        Assert.Equal(before, await ThumbprintsAsync(bench));
        Assert.Null(await bench.Context.RequiredVault().FindAsync("fabrikam-auth-certificate", default));
        Assert.Null(await bench.Context.RequiredVault().FindAsync("fabrikam-auth-certificate-next", default));
    }

    [Fact]
    public async Task One_that_is_staged_after_the_first_run_alone_is_added_and_alone_undone()
    {
        await using var bench = await EstateBench.StartAsync(Staged);
        bench.Shells.Blanked = "NextCertificateThumbprint";
        await bench.ApplyAllAsync();
        var current = bench.Context.Facts.Find(FactNames.CurrentAuthCertificate)!;
        Assert.Null(bench.Context.Facts.Find(FactNames.NextAuthCertificate));
        bench.Shells.Blanked = null;

        var seen = await bench.RunAsync(BatchMode.Inspect, [.. bench.Steps.Select(s => new StepOrder(s.Id, null, null))]);
        var added = Assert.IsType<Finding.Missing>(seen.Steps[^1].Before!.Finding);
        var applied = await bench.ApplyAllAsync();
        var next = bench.Context.Facts.Find(FactNames.NextAuthCertificate)!;
        await bench.UndoAsync(applied);

        Assert.All(added.Settings, s => Assert.StartsWith("next.", s.Property, StringComparison.Ordinal));
        Assert.Contains("staged as next", added.Sentence, StringComparison.Ordinal);
        Assert.Contains(current, await ThumbprintsAsync(bench));
        Assert.DoesNotContain(next, await ThumbprintsAsync(bench));
        Assert.NotNull(await bench.Context.RequiredVault().FindAsync("fabrikam-auth-certificate", default));
    }

    [Fact]
    public async Task Without_a_staged_one_no_second_secret_is_made_and_no_fact_is_told()
    {
        await using var bench = await EstateBench.StartAsync();

        await bench.ApplyAllAsync();

        Assert.Null(bench.Context.Facts.Find(FactNames.NextAuthCertificate));
        Assert.Null(await bench.Context.RequiredVault().FindAsync("fabrikam-auth-certificate-next", default));
    }

    [Fact]
    public async Task One_that_took_over_already_is_not_uploaded_a_second_time()
    {
        await using var bench = await EstateBench.StartAsync(estate => estate["exchange"]!["authConfig"]!["next"] = "auth");

        await bench.ApplyAllAsync();

        Assert.Null(bench.Context.Facts.Find(FactNames.NextAuthCertificate));
    }

    [Fact]
    public async Task One_that_this_server_lacks_blocks_before_the_day_it_takes_over()
    {
        await using var bench = await EstateBench.StartAsync(estate =>
        {
            Staged(estate);
            ((JsonObject)estate["exchange"]!["servers"]!["fab-ex01.fabrikam.com"]!["certificates"]!).Remove("auth-next");
        });

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("auth-certificate/exported"));

        Assert.Contains("Next auth certificate", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("fab-ex01.fabrikam.com", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_will_have_expired_when_it_takes_over_blocks()
    {
        await using var bench = await EstateBench.StartAsync(estate =>
        {
            Staged(estate);
            estate["certificates"]!["auth-next"]!["validDays"] = 20;
        });

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("auth-certificate/exported"));

        Assert.Contains("not valid when it takes over", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_fails_when_the_next_key_is_gone_though_the_current_one_is_there()
    {
        await using var bench = await EstateBench.StartAsync(Staged);
        await bench.ApplyAllAsync();
        var next = bench.Context.Facts.Find(FactNames.NextAuthCertificate)!;
        await new Entra.KeyWriter(bench.Context.RequiredDirectory(), TimeProvider.System).RemoveAsync(Skype, next, default);
        bench.Context.Facts.Retract(FactNames.RegisteredKeyOf(Skype));

        var proof = await RegisteredAsync(bench);

        Assert.True(proof is { Passed: false, OfNext: true }, proof.Explanation);
        Assert.Contains(next, proof.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_principal_that_the_tenant_lacks_blocks_nothing_and_proves_nothing()
    {
        await using var bench = await EstateBench.StartAsync(
            estate => ((JsonArray)estate["tenant"]!["principals"]!).RemoveAt(1), profile => profile with { OptionalPrincipals = [Skype] });

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(ProofVerdict.NotExercised, (await RegisteredAsync(bench)).Verdict);
    }

    private static void Staged(JsonNode estate)
    {
        estate["certificates"]!["auth-next"] = new JsonObject
        {
            ["subject"] = "CN=Microsoft Exchange Server Auth Certificate",
            ["issuedDaysAgo"] = 1,
            ["validDays"] = 1825,
        };
        estate["exchange"]!["authConfig"]!["next"] = "auth-next";
        foreach (var server in (JsonObject)estate["exchange"]!["servers"]!)
        {
            server.Value!["certificates"]!["auth-next"] = new JsonObject { ["services"] = new JsonArray(), ["privateKey"] = "readable" };
        }
    }

    private static async Task<List<string?>> ThumbprintsAsync(EstateBench bench) =>
        [.. (await bench.Context.RequiredDirectory().FindServicePrincipalAsync(Skype, default))!.Keys.Select(KeyThumbprint.Of)];

    private static async Task<ProofResult> RegisteredAsync(EstateBench bench) => (await bench.ProveAsync()).Single(p => p.Name == "registered");

    private static async Task<int> WritesAsync(EstateBench bench) => (await bench.CountersAsync())["graphWrites"]!.GetValue<int>();
}
