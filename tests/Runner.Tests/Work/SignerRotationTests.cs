using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Work;

/// <summary>The host's signer changes; the runner follows the word of the one it trusts, and of nobody else.</summary>
public sealed class SignerRotationTests : IDisposable
{
    private static readonly X509Certificate2 Next = TestCertificates.Made("CN=next");
    private static readonly X509Certificate2 AfterNext = TestCertificates.Made("CN=after next");

    private readonly RunnerRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_successor_that_the_signer_announced_is_trusted_beside_it()
    {
        _rig.Host.Announcements.Add(await AnnounceAsync(TestCertificates.Host, Next));
        Assert.Null((await RunAsync("job-1", Next)).Refusal);
        Assert.Null((await RunAsync("job-2", TestCertificates.Host)).Refusal);
    }

    [Fact]
    public async Task A_runner_that_was_away_for_two_rotations_follows_the_chain_in_whatever_order_it_comes()
    {
        _rig.Host.Announcements.AddRange([await AnnounceAsync(Next, AfterNext), await AnnounceAsync(TestCertificates.Host, Next)]);
        Assert.Null((await RunAsync("job-1", AfterNext)).Refusal);
    }

    [Fact]
    public async Task What_was_announced_once_is_known_after_a_restart_without_the_host()
    {
        _rig.Host.Announcements.Add(await AnnounceAsync(TestCertificates.Host, Next));
        await RunAsync("job-1", Next);
        _rig.Host.Announcements.Clear();
        Assert.Null((await RunAsync("job-2", Next)).Refusal);
    }

    [Fact]
    public async Task When_the_old_signer_has_ended_its_jobs_are_refused_and_its_successors_are_not()
    {
        _rig.Host.Announcements.Add(await AnnounceAsync(TestCertificates.Host, Next));
        await RunAsync("job-1", Next);
        _rig.Time.Now = PublicCertificate.Of(TestCertificates.Host).NotAfter;
        Assert.Equal(JobRefusalReason.WrongSigner, (await RunAsync("job-2", TestCertificates.Host)).Refusal!.Reason);
        Assert.Null((await RunAsync("job-3", Next)).Refusal);
    }

    [Fact]
    public async Task A_successor_that_nobody_announced_is_refused() =>
        Assert.Equal(JobRefusalReason.WrongSigner, (await RunAsync("job-1", Next)).Refusal!.Reason);

    [Fact]
    public async Task A_forged_announcement_brings_nobody_in()
    {
        var forged = await AnnounceAsync(TestCertificates.Host, Next);
        forged[^1] ^= 1;
        _rig.Host.Announcements.Add(forged);
        Assert.NotNull((await RunAsync("job-1", Next)).Refusal);
    }

    [Fact]
    public async Task An_announcement_by_an_unknown_signer_brings_nobody_in()
    {
        _rig.Host.Announcements.Add(await AnnounceAsync(TestCertificates.Stranger, Next));
        Assert.Equal(JobRefusalReason.WrongSigner, (await RunAsync("job-1", Next)).Refusal!.Reason);
    }

    [Fact]
    public async Task An_announcement_by_the_runner_itself_brings_nobody_in()
    {
        _rig.Host.Announcements.Add(await AnnounceAsync(TestCertificates.Runner, Next));
        Assert.NotNull((await RunAsync("job-1", Next)).Refusal);
    }

    [Fact]
    public async Task A_changed_file_of_announcements_brings_nobody_in()
    {
        await File.WriteAllTextAsync(_rig.SignersPath, Json.TrustJson.Serialize(new[] { await AnnounceAsync(TestCertificates.Stranger, Next) }));
        Assert.NotNull((await RunAsync("job-1", Next)).Refusal);
        await File.WriteAllTextAsync(_rig.SignersPath, "{");
        Assert.Null((await RunAsync("job-2", TestCertificates.Host)).Refusal);
    }

    [Fact]
    public async Task A_signer_announces_once_and_the_first_stands()
    {
        var chain = Chain();
        var first = await AnnounceAsync(TestCertificates.Host, Next);
        Assert.Null(chain.Take(first, Samples.Now, Samples.Skew));
        Assert.Equal(JobRefusalReason.Replayed, chain.Take(await AnnounceAsync(TestCertificates.Host, AfterNext), Samples.Now, Samples.Skew)!.Reason);
        Assert.Null(chain.Take(first, Samples.Now, Samples.Skew));
        Assert.Equal([PublicCertificate.Of(Next), PublicCertificate.Of(TestCertificates.Host)], chain.At(Samples.Now));
    }

    [Fact]
    public async Task A_signer_that_was_left_does_not_come_back()
    {
        var chain = Chain();
        chain.Take(await AnnounceAsync(TestCertificates.Host, Next), Samples.Now, Samples.Skew);
        Assert.Equal(JobRefusalReason.Replayed, chain.Take(await AnnounceAsync(Next, TestCertificates.Host), Samples.Now, Samples.Skew)!.Reason);
    }

    [Fact]
    public async Task A_signer_that_has_ended_announces_nobody()
    {
        var late = PublicCertificate.Of(TestCertificates.Host).NotAfter;
        Assert.Equal(JobRefusalReason.Expired, Chain().Take(await AnnounceAsync(TestCertificates.Host, Next), late, Samples.Skew)!.Reason);
    }

    [Fact]
    public async Task An_announcement_from_the_future_is_refused()
    {
        var announcement = await SignerAnnouncement.SealAsync(
            new CertificateJobSigner(TestCertificates.Host), PublicCertificate.Of(Next), Samples.Now.AddMinutes(6), default);
        Assert.Equal(JobRefusalReason.NotYetValid, Chain().Take(announcement, Samples.Now, Samples.Skew)!.Reason);
    }

    [Fact]
    public async Task A_job_is_no_announcement() =>
        Assert.Equal(JobRefusalReason.Malformed, Chain().Take(await Task.FromResult(Samples.Seal(Samples.Job())), Samples.Now, Samples.Skew)!.Reason);

    private static SignerChain Chain() => SignerChain.Of(PublicCertificate.Of(TestCertificates.Host), []);

    private static Task<byte[]> AnnounceAsync(X509Certificate2 by, X509Certificate2 successor) =>
        SignerAnnouncement.SealAsync(new CertificateJobSigner(by), PublicCertificate.Of(successor), Samples.Now, default);

    private async Task<JobResult> RunAsync(string id, X509Certificate2 signer)
    {
        var job = Samples.Job(id, Steps.BatchMode.Inspect) with { IssuedAt = _rig.Time.Now, ExpiresAt = _rig.Time.Now.AddHours(1) };
        return await _rig.RunAsync(id, await JobEnvelope.SealAsync(new CertificateJobSigner(signer), job, default));
    }
}
