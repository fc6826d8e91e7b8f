using HybridTrust.Api.Tests.Support;
using HybridTrust.Jobs;

namespace HybridTrust.Api.Tests;

public sealed class RunnerJobsTests
{
    [Fact]
    public async Task A_runner_sees_its_own_jobs_and_not_those_of_a_name_that_starts_the_same()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var mine = await host.DispatchAsync("exch");
        var theirs = await host.DispatchAsync("exch-2");

        var jobs = await JobsAsync(host, Tokens.Exch);
        Assert.Equal([mine], jobs.Select(j => j.JobId));
        Assert.Equal(EnrolledPair.EnvelopeOf(mine), jobs[0].Envelope);
        Assert.Equal([theirs], (await JobsAsync(host, Tokens.Exch2)).Select(j => j.JobId));
    }

    [Fact]
    public async Task Jobs_that_are_over_expired_or_answered_are_not_handed_out()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var ended = await host.DispatchAsync("exch", 1);
        host.Workflows.End(ended, new JobEnding(ResultHash: null));
        var answered = await host.DispatchAsync("exch", 2);
        await host.Records.TryCreateAsync(JobResultNotice.Key(answered), new byte[] { 1 }, CancellationToken.None);
        await host.DispatchAsync("exch", 3);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        var fresh = await host.DispatchAsync("exch", 4);

        Assert.Equal([fresh], (await JobsAsync(host, Tokens.Exch)).Select(j => j.JobId));
    }

    [Fact]
    public async Task A_request_is_held_until_there_is_a_job()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var held = host.GetAsync("/api/runner/jobs?wait=20", Tokens.Exch);
        await host.UntilHeldAsync(held);

        var job = await host.DispatchAsync("exch");
        Assert.Equal([job], (await (await held).ReadAsync<PendingJob[]>()).Select(j => j.JobId));
    }

    [Fact]
    public async Task A_held_request_ends_when_the_runner_goes_away()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        using var gone = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runner/jobs?wait=30");
        request.Headers.Authorization = new("Bearer", Tokens.Exch);
        var held = host.Http.SendAsync(request, gone.Token);
        await host.UntilHeldAsync(held);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);

        // The host can only stop at once if nothing is held any more; its clock stands, so a held request would stay.
        await host.DisposeAsync();
        Assert.DoesNotContain(host.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_above_the_limit_is_refused()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await (await host.GetAsync("/api/runner/jobs?wait=31", Tokens.Exch)).ProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task A_runner_whose_enrolment_is_gone_gets_nothing()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await host.DispatchAsync("gone");
        await (await host.GetAsync("/api/runner/jobs", Tokens.NotEnrolled)).ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Asking_for_jobs_shows_that_a_runner_lives_its_release_and_its_clock_once_a_minute()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await AskAsync(host, new RunnerSighting("1.0", "simulated", host.Clock.Now.AddSeconds(90)));
        var first = host.Clock.Now;
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await AskAsync(host, new RunnerSighting("1.0", "simulated", host.Clock.Now));
        var seen = await SeenAsync(host);
        Assert.Equal(first, seen!.SeenAt);
        Assert.Equal(90, seen.SkewSeconds);
        Assert.Equal("1.0", seen.Said!.Version);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(host, new RunnerSighting("1.0", "simulated", host.Clock.Now));
        Assert.Equal(host.Clock.Now, (await SeenAsync(host))!.SeenAt);
    }

    [Fact]
    public async Task The_builds_that_a_runner_saw_are_shown_at_once_and_stay_when_it_is_started_again()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await AskAsync(host, new RunnerSighting("1.0", "simulated", host.Clock.Now));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(host, new RunnerSighting("1.0", "simulated", host.Clock.Now) { ExchangeBuilds = "15.2.1544.4 to 15.2.1748.10" });
        Assert.Equal("15.2.1544.4 to 15.2.1748.10", (await SeenAsync(host))!.Said!.ExchangeBuilds);

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(host, new RunnerSighting("1.0", "simulated", host.Clock.Now));
        Assert.Equal((host.Clock.Now, "15.2.1544.4 to 15.2.1748.10"), ((await SeenAsync(host))!.SeenAt, (await SeenAsync(host))!.Said!.ExchangeBuilds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{ "version": "1", "shells": "\u001b[31m", "at": "2026-01-01T00:00:00Z" }""")]
    public async Task What_a_runner_says_of_itself_and_nobody_can_read_does_not_keep_it_from_its_jobs(string header)
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        Assert.Equal([job], (await (await SendAsync(host, header)).ReadAsync<PendingJob[]>()).Select(j => j.JobId));
        Assert.Null((await SeenAsync(host))!.Said);
    }

    private static async Task AskAsync(ApiHost host, RunnerSighting about) =>
        await (await SendAsync(host, Json.TrustJson.Serialize(about))).ReadAsync<PendingJob[]>();

    private static Task<HttpResponseMessage> SendAsync(ApiHost host, string header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/runner/jobs");
        request.Headers.Authorization = new("Bearer", Tokens.Exch);
        request.Headers.TryAddWithoutValidation(RunnerSighting.Header, header);
        return host.Http.SendAsync(request);
    }

    private static async Task<LastSighting?> SeenAsync(ApiHost host) =>
        (await (await host.GetAsync("/api/runners", Tokens.Approver)).ReadAsync<Runners.Enrolling.RunnerAnswer[]>()).Single(r => r.Name == "exch").LastSeen;

    private static async Task<PendingJob[]> JobsAsync(ApiHost host, string token) =>
        await (await host.GetAsync("/api/runner/jobs", token)).ReadAsync<PendingJob[]>();
}
