using HybridTrust.Api.Tests.Support;
using HybridTrust.Certificates;
using HybridTrust.Jobs;

namespace HybridTrust.Api.Tests;

public sealed class SignerAnnouncementTests
{
    private static readonly PublicCertificate Next = PublicCertificate.Of(EnrolledPair.ExchCertificate);

    [Fact]
    public async Task The_host_announces_one_successor_of_its_signer_and_never_itself()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        var store = new AnnouncementStore(host.Records);
        var signer = new CertificateJobSigner(EnrolledPair.HostCertificate);
        Assert.False(await store.AnnounceAsync(signer, PublicCertificate.Of(EnrolledPair.HostCertificate), host.Clock.Now, default));
        Assert.True(await store.AnnounceAsync(signer, Next, host.Clock.Now, default));
        Assert.False(await store.AnnounceAsync(signer, PublicCertificate.Of(EnrolledPair.Exch2Certificate), host.Clock.Now, default));

        var sealedOnes = await (await host.GetAsync("/api/runner/signers", Tokens.Exch)).ReadAsync<byte[][]>();
        var chain = SignerChain.Of(PublicCertificate.Of(EnrolledPair.HostCertificate), []);
        Assert.Null(chain.Take(Assert.Single(sealedOnes), host.Clock.Now, TimeSpan.Zero));
        Assert.Equal(Next, chain.At(host.Clock.Now)[0]);
    }

    [Fact]
    public async Task Only_an_enrolled_runner_is_told()
    {
        await using var host = await EnrolledPair.StartWithRunnersAsync();
        await (await host.GetAsync("/api/runner/signers", Tokens.NotEnrolled)).ProblemAsync(403, "forbidden");
    }
}
