using HybridTrust.Api.Runs;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Organizations;
using HybridTrust.Testing;

namespace HybridTrust.Api.Tests;

public sealed class RunListTests
{
    [Fact]
    public async Task Runs_come_newest_first_a_page_at_a_time_each_once()
    {
        await using var host = await ApiHost.StartAsync();
        var runs = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            runs.Add(await host.StartRunAsync(Ticket(i)));

            // Two runs of one moment must not be lost between pages.
            host.Clock.Advance(TimeSpan.FromSeconds(i % 2));
        }

        var found = new List<string>();
        string? continuation = null;
        do
        {
            var page = await (await host.GetAsync($"/api/runs?limit=2&continuation={continuation}", Tokens.Reader)).ReadAsync<RunPage>();
            Assert.InRange(page.Runs.Count, 1, 2);
            found.AddRange(page.Runs.Select(r => r.Run));
            continuation = page.Continuation;

            // A newer run moves nothing on the pages to come.
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await host.StartRunAsync(Ticket(100 + found.Count));
        }
        while (continuation is not null);

        Assert.Equal(runs.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(runs[^1], found[0]);
        Assert.Equal(runs[0], found[^1] == runs[0] ? found[^1] : found[^2]);
    }

    [Fact]
    public async Task Runs_can_be_narrowed_by_organization_and_phase()
    {
        await using var host = await ApiHost.StartAsync();
        await new OrganizationStore(host.Records).SaveAsync(Profiles.Fabrikam with { Name = "contoso" }, CancellationToken.None);
        var waiting = await host.StartWaitingRunAsync();
        var other = await host.StartRunAsync("""{ "ticket": "a", "organization": "contoso", "action": "plan" }""");

        Assert.Equal([other], await ListAsync(host, "organization=contoso"));
        Assert.Equal([waiting], await ListAsync(host, "phase=waiting-for-approval"));
        Assert.Empty(await ListAsync(host, "organization=contoso&phase=waiting-for-approval"));
    }

    [Theory]
    [InlineData("phase=asleep", "phase")]
    [InlineData("phase=0", "phase")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("continuation=next", "continuation")]
    [InlineData("continuation=9223372036854775807.run", "continuation")]
    public async Task A_wrong_query_is_named(string query, string name)
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await (await host.GetAsync($"/api/runs?{query}", Tokens.Reader)).ProblemAsync(400, "bad-request");
        Assert.Equal(name, Assert.Single(problem.Errors!).Path);
    }

    private static async Task<IEnumerable<string>> ListAsync(ApiHost host, string query) =>
        (await (await host.GetAsync($"/api/runs?{query}", Tokens.Reader)).ReadAsync<RunPage>()).Runs.Select(r => r.Run);

    private static string Ticket(int number) => $$"""{ "ticket": "CHG{{number}}", "organization": "fabrikam", "action": "plan" }""";
}
