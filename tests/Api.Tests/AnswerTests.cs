using HybridTrust.Api.Health;
using HybridTrust.Api.Tests.Support;

namespace HybridTrust.Api.Tests;

/// <summary>What holds for every answer.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task Health_says_release_and_simulation_to_anyone()
    {
        await using var host = await ApiHost.StartAsync();
        var answer = await (await host.GetAsync("/health", token: null)).ReadAsync<HealthAnswer>();
        Assert.Equal(("ok", "1.2.3", true, null), (answer.Status, answer.Version, answer.Simulated, answer.Watch.SilentSince));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/run")]
    [InlineData("/api/runs/x/y")]
    [InlineData("/health/x")]
    public async Task An_unknown_address_is_a_problem(string path)
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.GetAsync(path, Tokens.Reader)).ProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("DELETE", "/api/runs", "GET")]
    [InlineData("GET", "/api/tickets", "POST")]
    [InlineData("PUT", "/api/runs/run-00000000000000000000/approval", "POST")]
    [InlineData("POST", "/health", "GET")]
    public async Task A_wrong_method_is_a_problem(string method, string path, string allowed)
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.SendAsync(new HttpMethod(method), path, Tokens.Everything);
        await response.ProblemAsync(405, "method-not-allowed");
        Assert.Equal([allowed], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_failure_inside_is_logged_and_tells_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        host.Workflows.BeforeRead = () => throw new InvalidOperationException("disk E: is gone");
        var problem = await (await host.GetAsync("/api/runs", Tokens.Reader)).ProblemAsync(500, "internal");
        Assert.DoesNotContain("disk", problem.Detail, StringComparison.Ordinal);
        Assert.Contains(host.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("disk E: is gone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/api/runs")]
    [InlineData("/nowhere")]
    [InlineData("/openapi/v1.json")]
    public async Task Every_answer_forbids_sniffing_caching_and_framing(string path)
    {
        await using var host = await ApiHost.StartAsync();
        var response = await host.GetAsync(path, token: null);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
