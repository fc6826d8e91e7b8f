using HybridTrust.Api.Runners;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Api.Tests;

public sealed class RunnerResultTests
{
    [Fact]
    public async Task A_genuine_result_is_recorded_byte_for_byte_and_wakes_the_job()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var result = await EnrolledPair.AnswerAsync(job);

        var answer = await (await host.PostResultAsync(job, result)).ReadAsync<ResultAnswer>();
        Assert.Equal(new ResultAnswer(job, EnvelopeHash.Of(result)), answer);
        Assert.Equal(result, await RecordedAsync(host, job));
        Assert.Equal(
            new RaisedEvent(job, JobResultNotice.EventName, TrustJson.Serialize(new JobResultNotice(EnvelopeHash.Of(result)))),
            Assert.Single(host.Workflows.Events));
    }

    [Fact]
    public async Task The_same_result_again_is_answered_the_same_also_after_the_job_has_ended()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var result = await EnrolledPair.AnswerAsync(job);
        var first = await (await host.PostResultAsync(job, result)).ReadAsync<ResultAnswer>();
        Assert.Equal(first, await (await host.PostResultAsync(job, result)).ReadAsync<ResultAnswer>());
        Assert.Equal(2, host.Workflows.Events.Count);

        host.Workflows.End(job, new JobEnding(first.ResultHash));
        Assert.Equal(first, await (await host.PostResultAsync(job, result)).ReadAsync<ResultAnswer>());
        Assert.Empty(await LateAsync(host));
    }

    [Fact]
    public async Task Another_result_changes_nothing()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var first = await EnrolledPair.AnswerAsync(job);
        await (await host.PostResultAsync(job, first)).ReadAsync<ResultAnswer>();

        await (await host.PostResultAsync(job, await EnrolledPair.AnswerAsync(job, tool: "2.0"))).ProblemAsync(409, "other-result");
        Assert.Equal(first, await RecordedAsync(host, job));
        Assert.Single(host.Workflows.Events);
    }

    [Fact]
    public async Task A_result_that_is_not_the_runners_answer_to_this_job_is_refused_with_its_reason()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var other = await host.DispatchAsync("exch", stage: 2);
        var genuine = await EnrolledPair.AnswerAsync(job);
        var forged = (byte[])genuine.Clone();
        forged[^1] ^= 1;

        await AssertRefusedAsync(host, job, forged, "bad-signature");
        await AssertRefusedAsync(host, job, genuine[..^5], "malformed");
        await AssertRefusedAsync(host, job, [], "malformed");
        await AssertRefusedAsync(host, job, await EnrolledPair.AnswerAsync(job, signer: EnrolledPair.Exch2Certificate), "wrong-signer");
        await AssertRefusedAsync(host, job, await EnrolledPair.AnswerAsync(job, runner: "exch-2"), "wrong-runner");
        await AssertRefusedAsync(host, job, await EnrolledPair.AnswerAsync(other), "wrong-job");
        await AssertRefusedAsync(host, job, await EnrolledPair.AnswerAsync(job, envelope: EnrolledPair.EnvelopeOf(other)), "wrong-job");
        Assert.Equal(7, host.Logs.Lines.Count(l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("was refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_late_result_is_kept_and_alarmed_and_never_applied()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var ended = await host.DispatchAsync("exch", 1);
        host.Workflows.End(ended, new JobEnding(ResultHash: null));
        var expired = await host.DispatchAsync("exch", 2);
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        foreach (var job in (string[])[ended, expired])
        {
            await (await host.PostResultAsync(job, await EnrolledPair.AnswerAsync(job))).ProblemAsync(409, "late-result");
            await (await host.PostResultAsync(job, await EnrolledPair.AnswerAsync(job))).ProblemAsync(409, "late-result");
            Assert.Null(await RecordedAsync(host, job));
        }

        Assert.Empty(host.Workflows.Events);
        Assert.Equal(2, (await LateAsync(host)).Count);
        Assert.Contains(host.Logs.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("was not applied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_that_gives_up_while_its_result_is_taken_makes_it_late()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        host.Workflows.BeforeEvent = id => host.Workflows.End(id, new JobEnding(ResultHash: null));
        await (await host.PostResultAsync(job, await EnrolledPair.AnswerAsync(job))).ProblemAsync(409, "late-result");
        Assert.Single(await LateAsync(host));
    }

    [Fact]
    public async Task A_host_that_died_between_record_and_event_is_healed_by_the_same_result_again()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var result = await EnrolledPair.AnswerAsync(job);
        host.Workflows.BeforeEvent = _ => throw new InvalidOperationException("the host died");
        await (await host.PostResultAsync(job, result)).ProblemAsync(500, "internal");

        host.Workflows.BeforeEvent = null;
        await (await host.PostResultAsync(job, result)).ReadAsync<ResultAnswer>();
        Assert.Single(host.Workflows.Events);
    }

    [Theory]
    [InlineData("exch-2")]
    [InlineData("unknown")]
    public async Task A_job_of_another_runner_is_not_found(string runner)
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var theirs = await host.DispatchAsync(runner);
        await (await host.PostResultAsync(theirs, await EnrolledPair.AnswerAsync(theirs))).ProblemAsync(404, "not-found");
        Assert.Null(await RecordedAsync(host, theirs));
    }

    [Theory]
    [InlineData("job-exch-none")]
    [InlineData("run-00000000000000000001")]
    [InlineData("JOB-EXCH")]
    [InlineData("..%2f..%2fresults")]
    public async Task An_unknown_job_is_not_found(string job)
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await (await host.PostResultAsync(job, await EnrolledPair.AnswerAsync("job-exch-x"))).ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_run_is_no_job()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var run = await host.StartRunAsync();
        await (await host.PostResultAsync(run, await EnrolledPair.AnswerAsync("job-exch-x"))).ProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{ "result": null }""")]
    [InlineData("""{ "result": "not base64!" }""")]
    [InlineData("""{ "result": 5 }""")]
    public async Task A_body_that_is_no_result_is_refused(string body)
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var problem = await (await host.PostAsync($"/api/runner/jobs/{job}/result", Tokens.Exch, body)).ProblemAsync(422, "invalid-content");
        Assert.Equal("$.result", Assert.Single(problem.Errors!).Path);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        await (await host.PostAsync($"/api/runner/jobs/{job}/result", Tokens.Exch, new string(' ', (8 * 1024 * 1024) + 1))).ProblemAsync(413, "too-large");
    }

    private static async Task AssertRefusedAsync(ApiHost host, string job, byte[] result, string reason)
    {
        var problem = await (await host.PostResultAsync(job, result)).ProblemAsync(422, "result-refused");
        Assert.Equal(reason, problem.Reason);
        Assert.Null(await RecordedAsync(host, job));
        Assert.Empty(host.Workflows.Events);
        Assert.Empty(await LateAsync(host));
    }

    private static async Task<byte[]?> RecordedAsync(ApiHost host, string job) =>
        (await host.Records.FindAsync(JobResultNotice.Key(job), CancellationToken.None))?.Content.ToArray();

    private static async Task<List<RecordKey>> LateAsync(ApiHost host)
    {
        var keys = new List<RecordKey>();
        await foreach (var key in host.Records.ListAsync("late-results", "", CancellationToken.None))
        {
            keys.Add(key);
        }

        return keys;
    }
}
