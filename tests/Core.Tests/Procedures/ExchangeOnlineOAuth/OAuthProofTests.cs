using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Each link of the chain broken by itself, in a world where both directions work.</summary>
public sealed class OAuthProofTests(TrustedWorld world) : IClassFixture<TrustedWorld>
{
    private const string First = "ctso-mbx01.contoso.com";
    private const string Third = "ctso-mbx03.contoso.com";

    [Fact]
    public async Task Both_directions_work_on_every_server_as_the_dedicated_application()
    {
        await using var bench = await world.CopyAsync();

        var proofs = await bench.ProveAsync();

        Assert.All(proofs, p => Assert.True(p.Verdict is ProofVerdict.Passed, p.Explanation));
        Assert.Equal(
            ["oauth-to-cloud/ctso-mbx01.contoso.com", "oauth-to-cloud/ctso-mbx02.contoso.com", "oauth-to-cloud/ctso-mbx03.contoso.com", "oauth-from-cloud"],
            proofs.Select(p => p.Id));
        Assert.All(proofs.Where(p => p.Name is "oauth-to-cloud"), p => Assert.Contains(world.Application.ToString(), p.Explanation, StringComparison.Ordinal));
        Assert.All(proofs, p => Assert.NotEmpty(p.DoesNotShow));
    }

    [Fact]
    public async Task Without_the_dedicated_application_the_403_is_explained_with_the_procedure_that_helps()
    {
        await using var bench = await world.CopyAsync(p => p with { Procedures = ["exchange-online-oauth"] });
        await SwitchOffTheOverrideAsync(bench);

        var proof = await ProveAsync(bench, First);

        Assert.Equal(ProofVerdict.Failed, proof.Verdict);
        Assert.Contains("31 October 2025", proof.Explanation, StringComparison.Ordinal);
        Assert.Contains("add procedure dedicated-hybrid-app", proof.Explanation, StringComparison.Ordinal);
        Assert.Equal(ProofVerdict.Passed, (await FromCloudAsync(bench)).Verdict);
    }

    [Fact]
    public async Task A_server_that_still_signs_as_the_shared_principal_is_told_why()
    {
        await using var bench = await world.CopyAsync();
        await SwitchOffTheOverrideAsync(bench);

        var proof = await ProveAsync(bench, First);

        Assert.Equal(ProofVerdict.Failed, proof.Verdict);
        Assert.Contains("override is not in effect", proof.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_32_success_on_one_server_proves_one_server()
    {
        await using var bench = await world.CopyAsync();
        await bench.BreakAsync("private-key-unreadable", Third);

        var failed = Assert.Single(await bench.ProveAsync(), p => p.Verdict is ProofVerdict.Failed);

        Assert.Equal(Third, failed.Target);
        Assert.Contains("HTTP 401", failed.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_the_allow_list_lacks_is_told()
    {
        await using var bench = await world.CopyAsync();
        await OnlineAsync(bench, "Set-OrganizationConfig", new("EwsEnabled", true), new("EwsAllowedAppIDs", "5b1f6b52-0a7f-4c9e-8f34-0f6f2f7d9c11"));

        var proof = await ProveAsync(bench, First);

        Assert.Equal(ProofVerdict.Failed, proof.Verdict);
        Assert.Contains($"EwsAllowedAppIDs lists {world.Application}", proof.Explanation, StringComparison.Ordinal);
        Assert.Contains("24 hours", proof.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auth_certificate_that_is_no_key_of_the_application_gets_no_token()
    {
        await using var bench = await world.CopyAsync();
        var directory = bench.Context.RequiredDirectory();
        var application = (await directory.FindApplicationAsync(world.Application, default))!;
        await directory.ReplaceApplicationKeysAsync(application.ObjectId, [], [], default);

        var proof = await ProveAsync(bench, First);

        Assert.Equal(ProofVerdict.Failed, proof.Verdict);
        Assert.Contains($"key of application {world.Application}", proof.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_auth_server_is_seen_because_the_configuration_is_read_again()
    {
        await using var bench = await world.CopyAsync();
        await bench.InvokeAsync("Set-AuthServer", new("Identity", $"EvoSts - {bench.Profile.Tenant.Id}"), new("Enabled", false));

        Assert.Equal(ProofVerdict.Failed, (await ProveAsync(bench, First)).Verdict);
    }

    [Fact]
    public async Task With_graph_alone_web_services_refuse_on_purpose_and_nothing_is_claimed()
    {
        await using var bench = await world.CopyAsync(p => p with { HybridApplication = p.HybridApplication with { Access = HybridAccess.Graph } });
        await OnlineAsync(bench, "Set-OrganizationConfig", new("EwsEnabled", true), new("EwsAllowedAppIDs", "5b1f6b52-0a7f-4c9e-8f34-0f6f2f7d9c11"));

        var proof = await ProveAsync(bench, First);

        Assert.Equal(ProofVerdict.NotExercised, proof.Verdict);
        Assert.Contains(world.Application.ToString(), proof.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, ProofVerdict.NotExercised)]
    [InlineData(false, ProofVerdict.Failed)]
    public async Task A_server_that_is_down_is_unknown_and_fails_only_where_it_is_required(bool optional, ProofVerdict verdict)
    {
        await using var bench = await world.CopyAsync(p => p with
        {
            Topology = p.Topology with { Servers = [.. p.Topology.Servers.Select(s => s.Fqdn is Third ? s with { Optional = optional } : s)] },
        });
        await bench.BreakAsync("server-unreachable", Third);

        var proof = await ProveAsync(bench, Third);

        Assert.Equal(verdict, proof.Verdict);
        Assert.Contains(Third, proof.Explanation, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_test_mailboxes_nothing_is_exercised()
    {
        await using var bench = await world.CopyAsync(p => p with { TestMailboxes = new TestMailboxes() });

        Assert.All(await bench.ProveAsync(), p => Assert.Equal(ProofVerdict.NotExercised, p.Verdict));
        Assert.DoesNotContain("Test-OAuthConnectivity", bench.Shells.Calls);
    }

    [Fact]
    public async Task A_test_mailbox_that_does_not_exist_is_named()
    {
        await using var bench = await world.CopyAsync(p => p with
        {
            TestMailboxes = new TestMailboxes { OnPremises = "nobody@contoso.com", Cloud = "nobody@contoso.com" },
        });

        Assert.All(await bench.ProveAsync(), p =>
        {
            Assert.Equal(ProofVerdict.Failed, p.Verdict);
            Assert.Contains("testMailboxes", p.Explanation, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task From_the_cloud_a_host_without_service_principal_name_gets_no_token()
    {
        await using var bench = await world.CopyAsync();
        var directory = bench.Context.RequiredDirectory();
        var principal = (await directory.FindServicePrincipalAsync(WellKnownApplications.ExchangeOnline, default))!;
        await directory.ReplaceServicePrincipalNamesAsync(
            principal.ObjectId, [.. principal.ServicePrincipalNames.Where(n => n is not "https://mail.contoso.com/")], default);

        var proof = await FromCloudAsync(bench);

        Assert.Equal(ProofVerdict.Failed, proof.Verdict);
        Assert.Contains("https://mail.contoso.com/ is a service principal name", proof.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-PartnerApplication", "Exchange Online")]
    [InlineData("Set-AuthServer", "ACS - 2f9c7a10-5f1b-4c1e-9a3d-6b7e8f901a2b")]
    public async Task From_the_cloud_a_disabled_object_on_premises_turns_the_call_away(string cmdlet, string identity)
    {
        await using var bench = await world.CopyAsync();
        await bench.InvokeAsync(cmdlet, new("Identity", identity), new("Enabled", false));

        var proof = await FromCloudAsync(bench);

        Assert.Equal(ProofVerdict.Failed, proof.Verdict);
        Assert.Contains("HTTP 401", proof.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_cloud_the_linked_account_needs_its_role()
    {
        await using var bench = await world.CopyAsync();
        await bench.InvokeAsync("Remove-ManagementRoleAssignment", new("Identity", "UserApplication-Exchange Online-ApplicationAccount"), new("Confirm", false));

        Assert.Equal(ProofVerdict.Failed, (await FromCloudAsync(bench)).Verdict);
    }

    [Fact]
    public void Words_of_the_server_decide_nothing()
    {
        var answer = new CmdletObject(new Dictionary<string, CmdletValue>(StringComparer.Ordinal)
        {
            ["ResultType"] = new CmdletValue.Text("Success"),
            ["Detail"] = new CmdletValue.Text(
                $"L'adresse SMTP n'est associée à aucune boîte aux lettres. V1-L:{world.Application}-AS:EvoSts eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"),
        });

        var result = OAuthTestResult.Of(answer);

        Assert.True(result.Succeeded);
        Assert.Equal(world.Application, result.Application);
        Assert.DoesNotContain("eyJ", result.Ending, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_status_or_application_says_so()
    {
        var result = OAuthTestResult.Of(new CmdletObject(new Dictionary<string, CmdletValue>(StringComparer.Ordinal)
        {
            ["ResultType"] = new CmdletValue.Text("Error"),
        }));

        Assert.Equal((false, null, null), (result.Succeeded, result.Application, result.Status));
    }

    [Fact]
    public async Task A_proof_leaves_nothing_behind_but_what_the_server_read()
    {
        await using var bench = await world.CopyAsync();
        await bench.ProveAsync();
        var state = (await bench.StateAsync()).ToJsonString();

        await bench.ProveAsync();

        Assert.Equal(WithoutTimes(state), WithoutTimes((await bench.StateAsync()).ToJsonString()));
    }

    private static async Task<ProofResult> ProveAsync(EstateBench bench, string server) =>
        (await bench.ProveAsync()).Single(p => p.Id == $"oauth-to-cloud/{server}");

    private static async Task<ProofResult> FromCloudAsync(EstateBench bench) => (await bench.ProveAsync()).Single(p => p.Id is "oauth-from-cloud");

    private static async Task SwitchOffTheOverrideAsync(EstateBench bench)
    {
        await bench.InvokeAsync("Remove-SettingOverride", new("Identity", "EnableExchangeHybrid3PAppFeature"), new("Confirm", false));
        foreach (var server in bench.Profile.Topology.Servers.Where(s => s.Role is not ExchangeRole.Edge))
        {
            await bench.InvokeAsync(
                "Get-ExchangeDiagnosticInfo",
                new("Server", server.Fqdn), new("Process", "Microsoft.Exchange.Directory.TopologyService"), new("Component", "VariantConfiguration"), new("Argument", "Refresh"));
        }
    }

    private static async Task OnlineAsync(EstateBench bench, string cmdlet, params KeyValuePair<string, CmdletValue?>[] parameters)
    {
        var shell = await bench.Shells.OpenAsync(ShellKind.ExchangeOnline, bench.Profile.Tenant.CoexistenceDomain, default);
        await shell.InvokeAsync(OperationCall.Of(cmdlet, parameters), default);
    }

    private static string WithoutTimes(string state) =>
        System.Text.RegularExpressions.Regex.Replace(state, "\"loadedAt\":\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
