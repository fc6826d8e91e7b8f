using HybridTrust.Api.Runners.Enrolling;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Jobs;

namespace HybridTrust.Api.Tests;

public sealed class RevocationTests
{
    [Fact]
    public async Task A_revoked_runner_is_told_so_gets_no_job_and_none_of_its_results_is_taken()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var job = await host.DispatchAsync("exch");
        var revoked = await RevokeAsync(host, "exch", """{ "reason": "server stolen" }""");

        Assert.Equal("anna", revoked.Revoked!.By);
        var problem = await (await host.GetAsync("/api/runner/jobs", Tokens.Exch)).ProblemAsync(403, "forbidden");
        Assert.Contains("was revoked by 'anna'", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("server stolen", problem.Detail, StringComparison.Ordinal);
        await (await host.PostResultAsync(job, await EnrolledPair.AnswerAsync(job))).ProblemAsync(403, "forbidden");
        Assert.Null(await host.Records.FindAsync(JobResultNotice.Key(job), default));
        await (await host.GetAsync("/api/runner/jobs", Tokens.Exch2)).ReadAsync<PendingJob[]>();
    }

    [Fact]
    public async Task The_first_revocation_stands()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await RevokeAsync(host, "exch", """{ "reason": "first" }""");
        var again = await (await host.PostAsync("/api/runners/exch/revocation", Tokens.SecondApprover, "{}")).ReadAsync<RunnerAnswer>();
        Assert.Equal("first", again.Revoked!.Reason);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("..%2F..")]
    [InlineData("EXCH")]
    public async Task A_runner_that_is_not_there_cannot_be_revoked(string name)
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await (await host.PostAsync($"/api/runners/{name}/revocation", Tokens.Approver, "{}")).ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task The_list_shows_who_since_when_and_what_was_revoked()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await RevokeAsync(host, "exch-2", "{}");
        var list = await (await host.GetAsync("/api/runners", Tokens.Approver)).ReadAsync<RunnerAnswer[]>();
        Assert.Equal(["exch", "exch-2"], list.Select(r => r.Name));
        Assert.Equal([false, true], list.Select(r => r.Revoked is not null));
        Assert.All(list, r => Assert.Equal(host.Clock.Now, r.EnrolledAt));
    }

    [Fact]
    public async Task What_a_deployment_brings_at_each_start_neither_undoes_a_revocation_nor_replaces_what_was_enrolled_since()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var store = new RunnerStore(host.Records);
        await RevokeAsync(host, "exch", "{}");
        var deployed = (await store.FindAsync("exch", default))! with { Revoked = null };
        await store.KeepDeployedAsync(deployed, default);
        Assert.NotNull((await store.FindAsync("exch", default))!.Revoked);

        var invited = deployed with { InvitedBy = "anna" };
        await store.SaveAsync(invited, default);
        await store.KeepDeployedAsync(deployed with { Certificate = Certificates.PublicCertificate.Of(EnrolledPair.Exch2Certificate) }, default);
        Assert.Equal(deployed.Certificate, (await store.FindAsync("exch", default))!.Certificate);
    }

    private static async Task<RunnerAnswer> RevokeAsync(ApiHost host, string runner, string body) =>
        await (await host.PostAsync($"/api/runners/{runner}/revocation", Tokens.Approver, body)).ReadAsync<RunnerAnswer>();
}
