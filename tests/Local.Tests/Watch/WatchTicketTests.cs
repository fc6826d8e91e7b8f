using HybridTrust.Api.Ticketing;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Testing;
using HybridTrust.Testing.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>The tickets that causes open in the organization's ticket system.</summary>
public sealed class WatchTicketTests
{
    private static readonly Guid Principal = WellKnownApplications.SkypeForBusinessOnline;

    [Fact]
    public async Task A_cause_is_one_record_of_servicenow_from_its_first_day_to_its_last_with_what_its_run_tells()
    {
        await using var serviceNow = await FakeServiceNow.StartAsync();
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(), Connected(serviceNow));
        var keys = new KeyWriter(bench.Runs.Estate.Context.RequiredDirectory(), TimeProvider.System, KeyWriterPatience.Rehearsal);
        await bench.VerifyAsync();
        await keys.RemoveAsync(Principal, (await bench.CertificateAsync()).Thumbprint, bench.Limit);

        await bench.WatchAsync();
        await bench.AnswerAsync();
        await SweepAsync(bench);
        await bench.WatchAsync();
        await SweepAsync(bench);

        var record = Assert.Single(serviceNow.Opened);
        var run = (await bench.CausesAsync()).Single().Run!;
        Assert.StartsWith("HybridTrust, fabrikam: auth certificate", record.Subject, StringComparison.Ordinal);
        Assert.Contains(run, record.Text, StringComparison.Ordinal);
        Assert.Contains(record.Comments, c => c.Contains($"[{run} plan-", StringComparison.Ordinal));

        await keys.AddAsync(Principal, await bench.CertificateAsync(), bench.Limit);
        await bench.WatchAsync();
        await SweepAsync(bench);

        Assert.StartsWith("Gone: ", record.Comments[^1], StringComparison.Ordinal);
        Assert.Single(serviceNow.Opened);
        Assert.Empty(serviceNow.Notes);
    }

    [Fact]
    public async Task A_ticket_system_that_is_down_holds_no_watch_up_and_is_told_when_it_is_back()
    {
        await using var serviceNow = await FakeServiceNow.StartAsync();
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(), Connected(serviceNow));
        serviceNow.Down = true;
        await bench.MoveAsync((await bench.CertificateAsync()).NotAfter.AddDays(-170));
        var asked = serviceNow.Requests;

        var totals = await bench.WatchAsync();
        Assert.Equal((0, asked), (totals.Unread, serviceNow.Requests));
        await SweepAsync(bench);
        Assert.Empty(serviceNow.Opened);

        serviceNow.Down = false;
        await SweepAsync(bench);
        await bench.WatchAsync();
        await SweepAsync(bench);

        Assert.Equal((await bench.CausesAsync()).Count + HostCauses, serviceNow.Opened.Count);
    }

    [Fact]
    public async Task The_profile_has_the_last_word_on_where_tickets_are_opened()
    {
        await using var serviceNow = await FakeServiceNow.StartAsync();
        await using var bench = await WatchBench.StartAsync(
            await EstateBench.StartAsync(adapt: profile => profile with { Watch = new WatchPolicy { Tickets = CauseTickets.Record } }), Connected(serviceNow));
        await bench.MoveAsync((await bench.CertificateAsync()).NotAfter.AddDays(-170));

        await bench.WatchAsync();
        await SweepAsync(bench);

        Assert.NotEmpty(await bench.CausesAsync());
        Assert.DoesNotContain(serviceNow.Opened, o => o.Text.Contains("fabrikam", StringComparison.Ordinal));
    }

    /// <summary>By then the bench's job signer is over as well, which the host tells of itself.</summary>
    private const int HostCauses = 1;

    private static Func<IServiceCollection, IServiceCollection> Connected(FakeServiceNow serviceNow) => services => services
        .AddLogging()
        .AddTicketing(new TicketConnections
        {
            ServiceNow = new ServiceNowConnection(serviceNow.Address, TicketCredential.Of("hybridtrust", "correct-horse-battery-staple")),
            Watch = CauseTickets.ServiceNow,
        });

    private static Task SweepAsync(WatchBench bench) => bench.Services.GetRequiredService<TicketSweep>().SweepAsync(bench.Limit);
}
