using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Simulation.Exchange;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>What keeps a date from coming too early, a key from going too early, and what is optional from being in the way.</summary>
public sealed class RotationGuardTests
{
    private const string First = "fab-ex01.fabrikam.com";
    private const string Second = "fab-ex02.fabrikam.com";

    private static readonly Guid SkypeOnline = new("00000004-0000-0ff1-ce00-000000000000");
    private static readonly Guid TeamsScheduler = new("7557eb47-c689-4224-abcf-aef9bd7573df");

    [Fact]
    public async Task An_optional_principal_that_refuses_is_in_nobodys_way()
    {
        await using var bench = await RotationBench.StartAsync("contoso", adapt: p => p with { OptionalPrincipals = [TeamsScheduler] });
        await bench.Estate.BreakAsync("principal-refuses", new JsonObject { ["appId"] = TeamsScheduler.ToString() });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Single(bench.Asked);
        Assert.Equal(1, bench.Estate.Shells.Calls.Count(c => c is "Set-AuthConfig"));
    }

    [Fact]
    public async Task An_optional_server_that_cannot_be_given_the_certificate_is_left_out_and_everybody_else_goes_on()
    {
        await using var bench = await RotationBench.StartAsync(
            "fabrikam", adapt: p => p with { Topology = p.Topology with { Servers = [.. p.Topology.Servers.Select(s => s.Fqdn == Second ? s with { Optional = true } : s)] } });
        bench.Estate.Shells.OnCall = asked =>
        {
            if (asked.Call.Operation is LocalOperations.CopyAuthCertificate)
            {
                throw new CmdletException(asked.Call.Operation, asked.Server, new CmdletError("PermissionDenied", "UnauthorizedAccessException", "System.UnauthorizedAccessException", "Denied", "Access is denied."));
            }
        };

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Single(bench.Asked);
    }

    [Fact]
    public async Task While_a_server_is_not_proven_on_the_new_certificate_the_former_key_stays_though_that_server_was_not_well_before_either()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var former = await CurrentAsync(bench);
        await PublishByHandAsync(bench);
        bench.Estate.Host.Store.Change(world =>
        {
            var machine = world.FindMachine(Second)!;
            world.Machines[world.Machines.IndexOf(machine)] = machine with { InactiveComponents = ["OwaProxy"] };
            return true;
        });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("keys were left", result.Sentence, StringComparison.Ordinal);
        Assert.True(Knows(bench, SkypeOnline, former));
    }

    [Fact]
    public async Task A_key_that_is_lost_shortly_before_the_date_is_put_back_though_no_window_opens_before_it()
    {
        var tuesdays = new MaintenanceWindow { Days = [DayOfWeek.Tuesday], Opens = new TimeOnly(22, 0), Closes = new TimeOnly(2, 0) };
        await using var bench = await RotationBench.StartAsync("fabrikam", adapt: p => p with { Rotation = p.Rotation with { StagingWindow = tuesdays } });
        var lost = false;
        var missed = 0;
        bench.LongestJump = TimeSpan.FromHours(6);
        bench.Meanwhile = _ =>
        {
            var config = bench.Estate.Host.Store.Current.Datacentre.AuthConfig;
            if (!lost && config.NextCertificateEffectiveDate is { } date && date - bench.Clock.GetUtcNow() < TimeSpan.FromHours(40))
            {
                // The last Tuesday before the date is over.
                lost = true;
                Take(bench, SkypeOnline, config.NextCertificateThumbprint);
            }

            missed += Knows(bench, SkypeOnline, config.CurrentCertificateThumbprint) ? 0 : 1;
            return Task.CompletedTask;
        };

        var result = await bench.RotateAsync();

        Assert.True(lost && result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(0, missed);
    }

    [Fact]
    public async Task A_date_that_somebody_has_set_before_the_window_opens_is_put_off_first()
    {
        // It is Monday; the window opens on Saturday, and the date would come on Thursday.
        var saturdays = new MaintenanceWindow { Days = [DayOfWeek.Saturday], Opens = new TimeOnly(4, 0), Closes = new TimeOnly(8, 0) };
        await using var bench = await RotationBench.StartAsync("fabrikam", adapt: p => p with { Rotation = p.Rotation with { StagingWindow = saturdays } });
        var next = await CreateAsync(bench);
        await NameAsync(bench, next, TimeSpan.FromDays(3));
        var early = false;
        bench.Meanwhile = _ =>
        {
            early |= bench.Estate.Host.Store.Current.Datacentre.AuthConfig.CurrentCertificateThumbprint == next && !Knows(bench, SkypeOnline, next);
            return Task.CompletedTask;
        };

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.False(early, "It was published before the tenant knew it.");
        Assert.Contains(await bench.CommentsAsync(), c => c.StartsWith("The date was put off to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_former_key_goes_although_somebody_clears_previous_meanwhile()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var former = await CurrentAsync(bench);
        var cleared = false;
        bench.LongestJump = TimeSpan.FromHours(12);
        bench.Meanwhile = async _ =>
        {
            if (!cleared && bench.Estate.Host.Store.Current.Datacentre.AuthConfig.CurrentCertificateThumbprint != former)
            {
                cleared = true;
                await bench.Estate.InvokeAsync("Set-AuthConfig", new KeyValuePair<string, CmdletValue?>("ClearPreviousCertificate", new CmdletValue.Switch()));
            }
        };

        var result = await bench.RotateAsync();

        Assert.True(cleared && result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.False(Knows(bench, SkypeOnline, former));
    }

    [Fact]
    public async Task What_was_published_by_hand_is_not_given_a_date_that_nobody_set()
    {
        await using var bench = await RotationBench.StartAsync("litware");
        await PublishByHandAsync(bench, "atl-exchange-001.litwareinc.com", "atl-exchange-002.litwareinc.com");

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.DoesNotContain(await bench.CommentsAsync(), c => c.Contains("takes effect", StringComparison.Ordinal));
    }

    private static async Task<string> CreateAsync(RotationBench bench, string server = First)
    {
        var made = await bench.Estate.OnServerAsync(server, LocalOperations.CreateAuthCertificate, new KeyValuePair<string, CmdletValue?>("ValidityDays", 1825L));
        return PublicCertificate.FromDer(made[0].Bytes("RawData")!.Value.Span).Thumbprint;
    }

    private static Task NameAsync(RotationBench bench, string next, TimeSpan ahead) => bench.Estate.InvokeAsync(
        "Set-AuthConfig", new("NewCertificateThumbprint", next), new("NewCertificateEffectiveDate", bench.Clock.GetUtcNow() + ahead), new("Force", new CmdletValue.Switch()));

    private static async Task PublishByHandAsync(RotationBench bench, string first = First, string second = Second)
    {
        var next = await CreateAsync(bench, first);
        await bench.Estate.OnServerAsync(first, LocalOperations.CopyAuthCertificate, new("Thumbprint", next), new("Destination", second));
        await NameAsync(bench, next, TimeSpan.FromHours(1));
        await bench.Estate.InvokeAsync("Set-AuthConfig", new KeyValuePair<string, CmdletValue?>("PublishCertificate", new CmdletValue.Switch()));
        bench.Estate.Shells.Calls.Clear();
    }

    private static bool Knows(RotationBench bench, Guid application, string thumbprint) =>
        bench.Estate.Host.Store.Current.Tenant.KeysOf(application).Any(k => string.Equals(k.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase));

    private static void Take(RotationBench bench, Guid application, string thumbprint) => bench.Estate.Host.Store.Change(world =>
    {
        var principal = world.Tenant.Find(application)!;
        world.Tenant.Principals[world.Tenant.Principals.IndexOf(principal)] = principal with
        {
            Keys = [.. principal.Keys.Where(k => !string.Equals(k.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase))],
        };
        return true;
    });

    private static async Task<string> CurrentAsync(RotationBench bench) =>
        (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();
}
