using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Api.Runners.Enrolling;
using HybridTrust.Api.Tests.Support;
using HybridTrust.Certificates;
using HybridTrust.Enrolments;
using HybridTrust.Jobs;
using HybridTrust.Json;

namespace HybridTrust.Api.Tests;

public sealed class EnrolmentTests
{
    private static readonly X509Certificate2 Own = EnrolledPair.ExchCertificate;

    [Fact]
    public async Task A_runner_enrols_with_its_code_and_asks_with_its_token()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var invitation = await InviteAsync(host);
        var answer = await (await EnrolAsync(host, invitation.Code)).ReadAsync<EnrolmentAnswer>();

        Assert.Equal(EnrolledPair.HostCertificate.Thumbprint, invitation.Signer);
        var grant = GrantOf(answer);
        Assert.Equal("exch-9", grant.Runner);
        var job = await host.DispatchAsync("exch-9");
        var jobs = await (await host.GetAsync("/api/runner/jobs", grant.Token)).ReadAsync<PendingJob[]>();
        Assert.Equal([job], jobs.Select(j => j.JobId));
        await (await host.GetAsync("/api/runner/jobs", grant.Token![..^1] + "z")).ProblemAsync(401);
        await (await host.GetAsync("/api/runs", grant.Token)).ProblemAsync(403);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var code = (await InviteAsync(host)).Code;
        await (await EnrolAsync(host, code)).ReadAsync<EnrolmentAnswer>();

        var problem = await (await EnrolAsync(host, code, EnrolledPair.Exch2Certificate)).ProblemAsync(403, "enrolment-refused");
        Assert.Contains("works once", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(PublicCertificate.Of(Own), (await new RunnerStore(host.Records).FindAsync("exch-9", default))!.Certificate);
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_one_enrols()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var code = (await InviteAsync(host)).Code;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnrolAsync(host, code)));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var invitation = await InviteAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(host.Clock.Now, invitation.ExpiresAt);
        var problem = await (await EnrolAsync(host, invitation.Code)).ProblemAsync(403, "enrolment-refused");
        Assert.Contains("was good until", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_nobody_made_is_refused()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        await (await EnrolAsync(host, EnrolmentCode.New())).ProblemAsync(403, "enrolment-refused");
    }

    [Fact]
    public async Task Who_does_not_hold_the_certificates_key_is_refused_and_the_code_stays_good()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var code = (await InviteAsync(host)).Code;
        var problem = await (await EnrolAsync(host, code, Own, claimedWith: EnrolledPair.Exch2Certificate)).ProblemAsync(403, "enrolment-refused");
        Assert.Contains("does not prove", problem.Detail, StringComparison.Ordinal);
        var other = await EnrolmentClaim.SealAsync(new CertificateJobSigner(Own), EnrolmentCode.New(), default);
        await (await PostAsync(host, new EnrolmentRequest(code, Own.RawData, other))).ProblemAsync(403, "enrolment-refused");

        await (await EnrolAsync(host, code)).ReadAsync<EnrolmentAnswer>();
    }

    [Fact]
    public async Task A_small_key_and_a_certificate_that_has_ended_are_refused()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var code = (await InviteAsync(host)).Code;
        using var small = Certificate(1024, DateTimeOffset.UnixEpoch.AddYears(100));
        using var over = Certificate(2048, host.Clock.Now);
        Assert.Contains("2048 bits", (await (await EnrolAsync(host, code, small)).ProblemAsync(403)).Detail, StringComparison.Ordinal);
        Assert.Contains("ended at", (await (await EnrolAsync(host, code, over)).ProblemAsync(403)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_too_many_failures_nobody_is_listened_to_for_a_minute()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var code = (await InviteAsync(host)).Code;
        for (var i = 0; i < AttemptLimit.Most; i++)
        {
            await (await host.PostAsync("/api/runners/enrolments", null, "{}")).ProblemAsync(422);
        }

        var limited = await EnrolAsync(host, code);
        await limited.ProblemAsync(429, "too-many-attempts");
        Assert.Equal(TimeSpan.FromMinutes(1), limited.Headers.RetryAfter!.Delta);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await EnrolAsync(host, code)).ReadAsync<EnrolmentAnswer>();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "code": 1 }""")]
    [InlineData("""{ "code": "x", "certificate": "AAAA", "claim": "AAAA" }""")]
    [InlineData("""{ "code": "x", "certificate": "?", "claim": "AAAA" }""")]
    public async Task What_is_no_enrolment_is_refused(string body)
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        Assert.InRange((int)(await host.PostAsync("/api/runners/enrolments", null, body)).StatusCode, 400, 422);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_not_read()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        await (await host.PostAsync("/api/runners/enrolments", null, new string(' ', 40_000))).ProblemAsync(413, "too-large");
    }

    [Fact]
    public async Task Where_a_directory_knows_the_runners_the_code_is_worth_nothing_to_another()
    {
        await using var host = await ApiHost.StartAsync();
        var code = (await InviteAsync(host, "exch")).Code;
        await (await EnrolAsync(host, code)).ProblemAsync(401);
        await (await EnrolAsync(host, code, token: Tokens.Approver)).ProblemAsync(403, "forbidden");
        var problem = await (await EnrolAsync(host, code, token: Tokens.Exch2)).ProblemAsync(403, "enrolment-refused");
        Assert.Contains("'exch-2'", problem.Detail, StringComparison.Ordinal);

        var answer = await (await EnrolAsync(host, code, token: Tokens.Exch)).ReadAsync<EnrolmentAnswer>();
        Assert.Null(GrantOf(answer).Token);
    }

    [Theory]
    [InlineData("""{ "runner": "Exch 1" }""")]
    [InlineData("""{ "runner": "exch", "minutes": 61 }""")]
    [InlineData("""{ "runner": "exch", "minutes": 0 }""")]
    [InlineData("""{ "runner": "exch", "code": "x" }""")]
    [InlineData("{}")]
    public async Task An_invitation_that_is_wrong_is_refused(string body)
    {
        await using var host = await ApiHost.StartAsync();
        await (await host.PostAsync("/api/runners/invitations", Tokens.Approver, body)).ProblemAsync(422, "invalid-content");
    }

    [Fact]
    public async Task Neither_code_nor_token_is_recorded_or_logged()
    {
        await using var host = await ApiHost.StartAsync(issuesRunnerTokens: true);
        var code = (await InviteAsync(host)).Code;
        var token = GrantOf(await (await EnrolAsync(host, code)).ReadAsync<EnrolmentAnswer>()).Token!;
        foreach (var collection in new[] { "invitations", "runners" })
        {
            await foreach (var key in host.Records.ListAsync(collection, "", default))
            {
                var text = System.Text.Encoding.UTF8.GetString((await host.Records.FindAsync(key, default))!.Content.Span);
                Assert.DoesNotContain(code, text + key, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(token[10..], text, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains(code, StringComparison.Ordinal) || l.Contains(token[10..], StringComparison.Ordinal));
    }

    private static async Task<InvitationAnswer> InviteAsync(ApiHost host, string runner = "exch-9") =>
        await (await host.PostAsync("/api/runners/invitations", Tokens.Approver, TrustJson.Serialize(new InvitationPayload(runner)))).ReadAsync<InvitationAnswer>();

    private static async Task<HttpResponseMessage> EnrolAsync(
        ApiHost host, string code, X509Certificate2? certificate = null, X509Certificate2? claimedWith = null, string? token = null)
    {
        var claim = await EnrolmentClaim.SealAsync(new CertificateJobSigner(claimedWith ?? certificate ?? Own), code, default);
        return await PostAsync(host, new EnrolmentRequest(code, (certificate ?? Own).RawData, claim), token);
    }

    private static Task<HttpResponseMessage> PostAsync(ApiHost host, EnrolmentRequest request, string? token = null) =>
        host.PostAsync("/api/runners/enrolments", token, TrustJson.Serialize(request));

    private static EnrolmentGrant GrantOf(EnrolmentAnswer answer) => Assert.IsType<Opening<EnrolmentGrant>.Opened>(EnrolmentGrant.Open(
        answer.Grant, PublicCertificate.Of(EnrolledPair.HostCertificate), PublicCertificate.Of(Own))).Value;

    private static X509Certificate2 Certificate(int size, DateTimeOffset until)
    {
        using var key = RSA.Create(size);
        return new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, until);
    }
}
