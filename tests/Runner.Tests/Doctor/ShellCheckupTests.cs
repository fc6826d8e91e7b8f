using HybridTrust.Cmdlets;
using HybridTrust.Runner.Doctor;
using HybridTrust.Testing;

namespace HybridTrust.Runner.Tests.Doctor;

public sealed class ShellCheckupTests : IAsyncLifetime, IDisposable
{
    private const string Server = "ctso-mbx01.contoso.com";
    private const string Account = @"CONTOSO\svc-trust";

    private static readonly string[] AllRoles = ["View-Only Configuration", "View-Only Recipients", "Exchange Server Certificates", "Organization Client Access"];

    private readonly string _policy = Path.GetTempFileName();
    private EstateBench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = await EstateBench.StartAsync(sample: "contoso");
        Policy(_bench.Profile.ExchangeOrganization);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    public void Dispose() => File.Delete(_policy);

    [Fact]
    public async Task A_server_of_the_policys_organization_passes_and_nothing_there_is_changed()
    {
        var before = (await _bench.StateAsync()).ToJsonString();
        var results = await ExchangeAsync(_bench.Shells, account: null);
        var windows = await new WindowsCheckup(_bench.Shells, Server, TimeProvider.System).RunAsync(default);

        Assert.All(results.Concat(windows), r => Assert.Equal(Verdict.Ok, r.Verdict));
        Assert.Equal(before, (await _bench.StateAsync()).ToJsonString());
        Assert.All(_bench.Shells.Calls, c => Assert.True(c.StartsWith("Get-", StringComparison.Ordinal) || c == LocalOperations.ReadHost, c));
    }

    [Fact]
    public async Task Another_organization_than_the_policys_fails_and_both_are_named()
    {
        var pinned = Guid.NewGuid();
        Policy(pinned);
        var failed = Assert.Single(await ExchangeAsync(_bench.Shells, account: null), r => r.Verdict is Verdict.Failed);
        Assert.Contains(pinned.ToString(), failed.What, StringComparison.Ordinal);
        Assert.Contains(_bench.Profile.ExchangeOrganization.ToString(), failed.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PSRemotingTransportException", "Kerberos")]
    [InlineData("UnauthorizedAccessException", "roles")]
    public async Task A_shell_that_answers_with_an_error_fails_with_the_remedy_of_that_error(string reason, string remedy)
    {
        _bench.Shells.Failures.Enqueue(new CmdletError("OpenError", reason, "", "", "Le serveur ne répond pas."));
        var failed = Assert.Single(await ExchangeAsync(_bench.Shells, account: null));
        Assert.Equal(Verdict.Failed, failed.Verdict);
        Assert.Contains(remedy, failed.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_is_denied_fails_by_its_name_and_the_others_are_tried()
    {
        var shells = new AlteredShells(_bench.Shells, call => call.Operation == "Get-PartnerApplication"
            ? throw new CmdletException(call.Operation, Server, new CmdletError("PermissionDenied", "UnauthorizedAccessException", "", "", "Non."))
            : null);
        var failed = Assert.Single(await ExchangeAsync(shells, account: null), r => r.Verdict is Verdict.Failed);
        Assert.Contains("Get-PartnerApplication", failed.Check, StringComparison.Ordinal);
        Assert.Contains("Get-ExchangeCertificate", _bench.Shells.Calls);
    }

    [Fact]
    public async Task The_four_roles_pass()
    {
        Assert.All(await ExchangeAsync(WithRoles(AllRoles), Account), r => Assert.Equal(Verdict.Ok, r.Verdict));
    }

    [Fact]
    public async Task A_role_that_is_missing_or_switched_off_fails_by_its_name()
    {
        var failed = Assert.Single(await ExchangeAsync(WithRoles(AllRoles[..3]), Account), r => r.Verdict is Verdict.Failed);
        Assert.Contains("Organization Client Access", failed.What, StringComparison.Ordinal);
        Assert.DoesNotContain("View-Only", failed.What, StringComparison.Ordinal);

        failed = Assert.Single(await ExchangeAsync(WithRoles(AllRoles, enabled: false), Account), r => r.Verdict is Verdict.Failed);
        Assert.All(AllRoles, role => Assert.Contains(role, failed.What, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Assignments_that_cannot_be_read_are_a_warning_because_the_reads_themselves_were_tried()
    {
        var warning = Assert.Single(await ExchangeAsync(_bench.Shells, Account), r => r.Verdict is not Verdict.Ok);
        Assert.Equal(Verdict.Warning, warning.Verdict);
        Assert.Contains(Account, warning.Check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_account_is_never_simply_fine()
    {
        Assert.Contains(await ExchangeAsync(WithRoles(AllRoles), Account + "$"), r => r is { Check: "account", Verdict: Verdict.Warning });
        Assert.Contains(await ExchangeAsync(WithRoles([]), Account + "$"), r => r is { Check: "account", Verdict: Verdict.Failed });
    }

    [Fact]
    public async Task A_server_whose_clock_is_off_fails_and_one_without_TLS_1_2_is_a_warning()
    {
        var shells = new AlteredShells(_bench.Shells, call => AlteredShells.Objects(new Dictionary<string, CmdletValue>(StringComparer.Ordinal)
        {
            ["Clock"] = new CmdletValue.Instant(TimeProvider.System.GetUtcNow().AddMinutes(-6)),
            ["Tls12Client"] = true,
            ["DotNetSystemTls"] = false,
        }));
        var results = await new WindowsCheckup(shells, Server, TimeProvider.System).RunAsync(default);
        Assert.Contains(results, r => r.Check == $"clock of {Server}" && r.Verdict is Verdict.Failed);
        Assert.Contains(results, r => r.Check == $"TLS of {Server}" && r.Verdict is Verdict.Warning);
    }

    [Fact]
    public async Task Skype_and_Exchange_Online_fail_by_name_when_their_shells_do()
    {
        _bench.Shells.Failures.Enqueue(new CmdletError("", "UnauthorizedAccessException", "", "", "No."));
        var skype = Assert.Single(await new SkypeCheckup(_bench.Shells, "fe01.contoso.com").RunAsync(default));
        Assert.Contains("CsViewOnlyAdministrator", skype.Remedy, StringComparison.Ordinal);

        _bench.Shells.Failures.Enqueue(new CmdletError("", "RpcException", "", "", "No."));
        var cloud = Assert.Single(await new CloudCheckup(_bench.Shells, "contoso.onmicrosoft.com").RunAsync(default));
        Assert.Equal(Verdict.Failed, cloud.Verdict);
        Assert.Contains("powerShell.exchangeOnline", cloud.Remedy, StringComparison.Ordinal);
    }

    private AlteredShells WithRoles(string[] roles, bool enabled = true) => new(_bench.Shells, call => call.Operation == "Get-ManagementRoleAssignment"
        ? AlteredShells.Objects(roles.Select(r => new Dictionary<string, CmdletValue>(StringComparer.Ordinal) { ["Role"] = new CmdletValue.Text(r), ["Enabled"] = enabled }))
        : null);

    private Task<IReadOnlyList<CheckResult>> ExchangeAsync(ICmdletShells shells, string? account) =>
        new ExchangeCheckup(shells, Server, _policy, account).RunAsync(default);

    private void Policy(Guid organization) => File.WriteAllText(_policy, $$"""
        { "exchangeOrganization": "{{organization}}", "procedures": [], "applicationIds": [], "roles": [], "readOnly": true }
        """);
}
