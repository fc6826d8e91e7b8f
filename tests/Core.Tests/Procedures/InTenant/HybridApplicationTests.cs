using System.Text.Json.Nodes;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.InTenant;

/// <summary>The dedicated application in the tenant: created, allowed, consented, keyed; and put back.</summary>
public sealed class HybridApplicationTests(ContosoWorld contoso) : IClassFixture<ContosoWorld>
{
    private static readonly string[] Changing =
    [
        PublicHostsOnPrincipalStep.StepId, HybridApplicationStep.StepId, HybridApplicationPermissionsStep.StepId,
        HybridApplicationPrincipalStep.StepId, CertificateOnApplicationStep.StepId, HybridApplicationConsentStep.StepId,
    ];

    [Fact]
    public async Task From_a_tenant_without_it_the_application_is_made_with_permissions_principal_key_and_consent()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.All(Changing, step => Assert.Equal(StepAction.Applied, applied.Steps.Single(s => s.Step == step).Action));
        var application = await bench.ApplicationAsync();
        Assert.Equal(EntraApplication.ThisTenant, application.SignInAudience);
        Assert.Equal(5, application.RequiredPermissions.Count);
        Assert.Equal(bench.Context.Facts.Find(FactNames.CurrentAuthCertificate), Assert.Single(application.Keys).CustomKeyIdentifier);
        var principal = await bench.PrincipalAsync(application.ApplicationId);
        Assert.Equal(["WindowsAzureActiveDirectoryIntegratedApp", "HideApp", "HybridTrust:run-bench"], principal.Tags);
        Assert.Equal(5, (await bench.Directory.ListAppRoleAssignmentsAsync(principal.ObjectId, default)).Count);
        Assert.Equal(application.ApplicationId.ToString(), bench.Context.Facts.Find(FactNames.HybridApplication));
    }

    [Fact]
    public async Task Before_the_application_exists_its_parts_wait_for_it_and_nothing_is_blocked()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);

        var seen = await bench.LookAsync();

        Assert.DoesNotContain(seen.Steps, s => s.Before!.Finding is Finding.Blocked);
        Assert.Equal(HybridApplicationStep.StepId, seen.Steps.Single(s => s.Step == CertificateOnApplicationStep.StepId).Before!.Finding.After);
        Assert.Equal(HybridApplicationPrincipalStep.StepId, seen.Steps.Single(s => s.Step == HybridApplicationConsentStep.StepId).Before!.Finding.After);
        Assert.Null(bench.Context.Facts.Find(FactNames.HybridApplication));
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);
        await bench.ApplyAllAsync();
        var tenant = await bench.TenantAsync();
        bench.Forget();

        var again = await bench.ApplyAllAsync();

        Assert.All(again.Steps, s => Assert.Equal(StepAction.LeftAlone, s.Action));
        Assert.True(JsonNode.DeepEquals(tenant, await bench.TenantAsync()));
    }

    [Fact]
    public async Task Undone_the_tenant_is_field_by_field_as_it_was()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);
        var tenant = await bench.TenantAsync();

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone, $"{s.Step}: {s.Explanation}"));
        Assert.True(JsonNode.DeepEquals(tenant, await bench.TenantAsync()));
        bench.Forget();
        Assert.IsType<Finding.Missing>(await bench.FindAsync(HybridApplicationStep.StepId));
    }

    [Theory]
    [InlineData(HybridApplicationStep.StepId)]
    [InlineData(HybridApplicationPrincipalStep.StepId)]
    public async Task Killed_between_creating_and_writing_it_down_the_run_that_goes_on_knows_its_work_and_undo_removes_it(string step)
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);
        var tenant = await bench.TenantAsync();
        var seen = await bench.LookAsync();
        var journal = new RememberingJournal { DieAfter = step };
        await Assert.ThrowsAsync<RememberingJournal.KilledException>(() => bench.ApplyAsync(seen, journal));

        // Another process goes on from the journal alone.
        bench.Forget();
        journal.DieAfter = null;
        var applied = await bench.ApplyAsync(seen, journal);
        var undone = await bench.UndoAsync(applied);

        Assert.Equal(StepAction.Applied, applied.Steps.Single(s => s.Step == step).Action);
        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone, $"{s.Step}: {s.Explanation}"));
        Assert.True(JsonNode.DeepEquals(tenant, await bench.TenantAsync()));
    }

    [Fact]
    public async Task An_application_that_somebody_else_made_while_the_run_was_dead_is_left_alone()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);
        var seen = await bench.LookAsync();
        var journal = new RememberingJournal();
        await journal.StartedAsync(HybridApplicationStep.StepId, seen.Steps.Single(s => s.Step == HybridApplicationStep.StepId).Before!, default);
        await bench.Directory.CreateApplicationAsync(new NewApplication(bench.Application, "Made by hand.", "By the administrator."), default);
        bench.Forget();

        var applied = await bench.ApplyAsync(seen, journal);
        await bench.UndoAsync(applied);

        Assert.Equal("By the administrator.", (await bench.ApplicationAsync()).Notes);
    }

    [Fact]
    public async Task A_run_with_nothing_to_do_reads_each_object_and_page_once()
    {
        await using var bench = await EntraBench.StartAsync(null, null, contoso.Data, ProcedureIds.DedicatedHybridApp, ProcedureIds.FirstPartyCleanup);
        Assert.Null((await bench.ApplyAllAsync()).Stopped());
        bench.Forget();
        var before = await bench.GraphReadsAsync();

        var seen = await bench.LookAsync();

        Assert.All(seen.Steps, s => Assert.IsType<Finding.InPlace>(s.Before!.Finding));
        Assert.All(await bench.GraphReadsAsync(), read => Assert.True(read.Value - before.GetValueOrDefault(read.Key) <= 1, $"{read.Key} was read more than once"));
    }

    [Fact]
    public async Task Trap_37_a_directory_that_lags_is_waited_for()
    {
        await using var bench = await EntraBench.StartAsync(estate => estate["tenant"]!["replicationLagReads"] = 2);

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.Single(await bench.Directory.FindApplicationsAsync(bench.Application, default));
    }

    [Fact]
    public async Task Trap_25_two_applications_of_the_name_block_with_both_ids()
    {
        await using var bench = await EntraBench.StartAsync(estate => Register(estate, Named(), Named()));

        var blocked = Assert.IsType<Finding.Blocked>(await bench.FindAsync(HybridApplicationStep.StepId));

        foreach (var application in await bench.Directory.FindApplicationsAsync(bench.Application, default))
        {
            Assert.Contains(application.ApplicationId.ToString(), blocked.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_application_that_other_tenants_may_use_is_not_taken_for_ours()
    {
        await using var bench = await EntraBench.StartAsync(estate => Register(estate, Named("AzureADMultipleOrgs")));

        Assert.Contains("not as expected", Assert.IsType<Finding.Blocked>(await bench.FindAsync(HybridApplicationStep.StepId)).Sentence, StringComparison.Ordinal);
        Assert.Null(bench.Context.Facts.Find(FactNames.HybridApplication));
    }

    [Fact]
    public async Task Trap_5_an_application_keeps_the_keys_of_others_by_their_ids_and_undo_leaves_it_and_them()
    {
        await using var bench = await EntraBench.StartAsync(estate => Register(estate, Named(keys: "other-forest")));
        var before = Assert.Single((await bench.ApplicationAsync()).Keys);

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        var keys = (await bench.ApplicationAsync()).Keys;
        Assert.Equal(2, keys.Count);
        Assert.Equal(before.KeyId, keys.Single(k => k.CustomKeyIdentifier == before.CustomKeyIdentifier).KeyId);
        await bench.UndoAsync(applied);
        Assert.Equal(before.KeyId, Assert.Single((await bench.ApplicationAsync()).Keys).KeyId);
    }

    [Fact]
    public async Task Permissions_that_somebody_else_asked_for_stay()
    {
        await using var bench = await EntraBench.StartAsync(estate => Register(estate, Named()));
        var foreign = new RequiredPermission(WellKnownApplications.MicrosoftGraph, Guid.NewGuid(), "Scope");
        await bench.Directory.ReplaceRequiredPermissionsAsync((await bench.ApplicationAsync()).ObjectId, [foreign], default);

        var applied = await bench.ApplyAllAsync();

        Assert.Contains(foreign, (await bench.ApplicationAsync()).RequiredPermissions);
        await bench.UndoAsync(applied);
        Assert.Equal([foreign], (await bench.ApplicationAsync()).RequiredPermissions);
    }

    [Fact]
    public async Task A_principal_without_its_tags_gets_them_and_loses_only_those_again()
    {
        await using var bench = await EntraBench.StartAsync(estate => Register(estate, Named()));
        var id = (await bench.ApplicationAsync()).ApplicationId;
        await bench.Directory.CreateServicePrincipalAsync(id, ["HideApp", "mine"], default);

        var applied = await bench.ApplyAllAsync();

        Assert.Equal(["HideApp", "mine", "WindowsAzureActiveDirectoryIntegratedApp"], (await bench.PrincipalAsync(id)).Tags);
        await bench.UndoAsync(applied);
        Assert.Equal(["HideApp", "mine"], (await bench.PrincipalAsync(id)).Tags);
    }

    [Fact]
    public async Task An_application_that_was_renamed_meanwhile_is_not_deleted()
    {
        await using var bench = await EntraBench.StartAsync(estate => Register(estate, Named()));
        var application = await bench.ApplicationAsync();
        bench.Context.Facts.Publish("hybrid-application.created", application.ApplicationId.ToString());
        var step = new HybridApplicationStep(bench.Profile with { ExchangeOrganization = Guid.NewGuid() });

        var undone = await step.UndoAsync(bench.Context, new Observation(new Finding.Missing { Sentence = "", Settings = [] }), default);

        Assert.IsType<UndoOutcome.Blocked>(undone);
        Assert.Equal(application.ApplicationId, (await bench.ApplicationAsync()).ApplicationId);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task A_tenant_that_lets_nobody_create_applications_stops_the_run_with_words(int status)
    {
        await using var bench = await EntraBench.StartAsync(estate =>
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = "creation-refused", ["status"] = status }));

        var refused = (await bench.ApplyAllAsync()).Stopped()!;

        Assert.Equal((HybridApplicationStep.StepId, StepAction.Refused), (refused.Step, refused.Action));
        Assert.Contains($"HTTP {status}", refused.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_limits_the_life_of_keys_refuses_the_certificate_and_says_which_policy()
    {
        await using var bench = await EntraBench.StartAsync(estate => estate["tenant"]!["longestKeyDays"] = 365);

        var refused = (await bench.ApplyAllAsync()).Stopped()!;

        Assert.Equal((CertificateOnApplicationStep.StepId, StepAction.Refused), (refused.Step, refused.Action));
        Assert.Contains("app management policy", refused.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_staged_next_certificate_becomes_a_key_beside_the_current_one()
    {
        await using var bench = await EntraBench.StartAsync(estate =>
        {
            estate["certificates"]!["auth-next"] = new JsonObject { ["subject"] = "CN=Microsoft Exchange Server Auth Certificate", ["issuedDaysAgo"] = 1, ["validDays"] = 1825 };
            estate["exchange"]!["authConfig"]!["next"] = "auth-next";
            estate["exchange"]!["servers"]!["ctso-mbx01.contoso.com"]!["certificates"]!["auth-next"] =
                new JsonObject { ["services"] = new JsonArray(), ["privateKey"] = "readable" };
        });

        Assert.Null((await bench.ApplyAllAsync()).Stopped());

        Assert.Equal(
            [bench.Context.Facts.Find(FactNames.CurrentAuthCertificate), bench.Context.Facts.Find(FactNames.NextAuthCertificate)],
            (await bench.ApplicationAsync()).Keys.Select(k => k.CustomKeyIdentifier));
    }

    internal static void Register(JsonNode estate, params JsonNode[] applications) => estate["tenant"]!["applications"] = new JsonArray(applications);

    internal static JsonObject Named(string audience = "AzureADMyOrg", params string[] keys) => new()
    {
        ["displayName"] = "ExchangeServerApp-0d3c7c52-7a0e-4f0e-b8f7-1f2c3b4a5d61",
        ["signInAudience"] = audience,
        ["keys"] = new JsonArray([.. keys.Select(key => new JsonObject { ["certificate"] = key })]),
    };
}
