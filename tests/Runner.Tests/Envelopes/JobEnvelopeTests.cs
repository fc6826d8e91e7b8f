using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Envelopes;

public class JobEnvelopeTests
{
    private static readonly PublicCertificate Pinned = PublicCertificate.Of(TestCertificates.Host);

    [Fact]
    public void A_sealed_job_opens_as_it_was()
    {
        var job = Samples.Job();
        var opened = Assert.IsType<Opening<Job>.Opened>(Open(Samples.Seal(job)));
        Assert.Equal(CanonicalJson.Hash(job), CanonicalJson.Hash(opened.Value));
    }

    [Fact]
    public void The_same_job_sealed_twice_is_one_envelope() => Assert.Equal(Samples.Seal(Samples.Job()), Samples.Seal(Samples.Job()));

    [Fact]
    public void Every_cut_is_refused()
    {
        var envelope = Samples.Seal(Samples.Job());
        foreach (var length in Enumerable.Range(0, envelope.Length))
        {
            Assert.Equal(JobRefusalReason.Malformed, Refusal(envelope.AsMemory(0, length)).Reason);
        }
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        var envelope = CmsSeal.Seal("{}"u8, TestCertificates.Host);
        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            envelope[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsType<Opening<ReadOnlyMemory<byte>>.Refused>(CmsSeal.Open(envelope, Pinned));
            envelope[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.IsType<Opening<ReadOnlyMemory<byte>>.Opened>(CmsSeal.Open(envelope, Pinned));
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(20261121);
        var genuine = Samples.Seal(Samples.Job());
        for (var round = 0; round < 3000; round++)
        {
            var bytes = new byte[random.Next(0, 3000)];
            random.NextBytes(bytes);

            // Half of them begin like a genuine envelope, to get past the first lengths.
            var head = round % 2 == 0 ? 0 : random.Next(0, Math.Min(bytes.Length, genuine.Length));
            genuine.AsSpan(0, head).CopyTo(bytes);
            Refusal(bytes);
        }
    }

    [Theory]
    [InlineData("3084FFFFFFFF")]
    [InlineData("30847FFFFFFF06092A864886F70D010702")]
    [InlineData("3080")]
    [InlineData("30882FFFFFFFFFFFFFFF")]
    [InlineData("24802480248024802480")]
    [InlineData("")]
    public void Absurd_lengths_are_refused(string hex) => Assert.Equal(JobRefusalReason.Malformed, Refusal(Convert.FromHexString(hex)).Reason);

    [Fact]
    public void Too_large_an_envelope_is_not_looked_at() =>
        Assert.Contains("4194305", Refusal(new byte[CmsSeal.MaxSize + 1]).Explanation, StringComparison.Ordinal);

    [Fact]
    public void Bytes_behind_the_end_are_refused() =>
        Assert.Equal(JobRefusalReason.Malformed, Refusal((byte[])[.. Samples.Seal(Samples.Job()), 0]).Reason);

    [Fact]
    public void Another_key_with_the_same_subject_is_the_wrong_signer() =>
        Assert.Equal(JobRefusalReason.WrongSigner, Refusal(CmsSeal.Seal(Content(Samples.Job()), TestCertificates.Stranger)).Reason);

    [Fact]
    public void A_changed_signature_under_the_pinned_certificate_is_a_bad_signature()
    {
        var envelope = Samples.Seal(Samples.Job());
        envelope[^1] ^= 1;
        Assert.Equal(JobRefusalReason.BadSignature, Refusal(envelope).Reason);
    }

    [Fact]
    public void An_envelope_in_an_envelope_is_refused() =>
        Assert.Equal(JobRefusalReason.Malformed, Refusal(CmsSeal.Seal(Samples.Seal(Samples.Job()), TestCertificates.Host)).Reason);

    [Fact]
    public void A_second_signer_is_refused()
    {
        var cms = new SignedCms(new ContentInfo(Content(Samples.Job())));
        cms.ComputeSignature(new CmsSigner(TestCertificates.Host) { IncludeOption = System.Security.Cryptography.X509Certificates.X509IncludeOption.EndCertOnly });
        cms.ComputeSignature(new CmsSigner(TestCertificates.Stranger) { IncludeOption = System.Security.Cryptography.X509Certificates.X509IncludeOption.EndCertOnly });
        Assert.Equal(JobRefusalReason.Malformed, Refusal(cms.Encode()).Reason);
    }

    [Theory]
    [InlineData("1.3.14.3.2.26")]
    [InlineData("2.16.840.1.101.3.4.2.3")]
    public void Another_digest_is_refused(string digest)
    {
        var cms = new SignedCms(new ContentInfo(Content(Samples.Job())));
        cms.ComputeSignature(new CmsSigner(TestCertificates.Host)
        {
            DigestAlgorithm = new Oid(digest),
            IncludeOption = System.Security.Cryptography.X509Certificates.X509IncludeOption.EndCertOnly,
        });
        Assert.Equal(JobRefusalReason.Malformed, Refusal(cms.Encode()).Reason);
    }

    [Fact]
    public void Attributes_are_refused()
    {
        var cms = new SignedCms(new ContentInfo(Content(Samples.Job())));
        var signer = new CmsSigner(TestCertificates.Host)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
            IncludeOption = System.Security.Cryptography.X509Certificates.X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        cms.ComputeSignature(signer);
        Assert.Equal(JobRefusalReason.Malformed, Refusal(cms.Encode()).Reason);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"jobId\":7}")]
    [InlineData("not json")]
    public void Signed_content_that_is_no_job_is_malformed(string content) =>
        Assert.Equal(JobRefusalReason.Malformed, Refusal(CmsSeal.Seal(Encoding.UTF8.GetBytes(content), TestCertificates.Host)).Reason);

    [Fact]
    public void A_null_in_a_list_is_malformed()
    {
        var content = Encoding.UTF8.GetString(Content(Samples.Job())).Replace("\"procedures\":[\"toy\"]", "\"procedures\":[null]", StringComparison.Ordinal);
        Assert.Equal(JobRefusalReason.Malformed, Refusal(CmsSeal.Seal(Encoding.UTF8.GetBytes(content), TestCertificates.Host)).Reason);
    }

    [Fact]
    public void A_newer_format_is_told_apart() =>
        Assert.Equal(JobRefusalReason.UnsupportedVersion, Refusal(CmsSeal.Seal("""{"version":2,"whole":"other"}"""u8, TestCertificates.Host)).Reason);

    [Fact]
    public void A_job_of_another_runner_is_refused() =>
        Assert.Equal(JobRefusalReason.WrongRunner, Refusal(Samples.Seal(Samples.Job() with { Runner = "exch-2" })).Reason);

    [Fact]
    public void An_expired_job_is_refused_from_the_instant_it_expires()
    {
        var job = Samples.Job();
        Assert.Equal(JobRefusalReason.Expired, Assert.IsType<Opening<Job>.Refused>(Open(Samples.Seal(job), job.ExpiresAt)).Refusal.Reason);
        Assert.IsType<Opening<Job>.Opened>(Open(Samples.Seal(job), job.ExpiresAt.AddTicks(-1)));
    }

    [Fact]
    public void A_job_from_the_future_is_refused_beyond_the_allowed_skew()
    {
        var envelope = Samples.Seal(Samples.Job());
        Assert.IsType<Opening<Job>.Opened>(Open(envelope, Samples.Now - Samples.Skew));
        Assert.Equal(
            JobRefusalReason.NotYetValid,
            Assert.IsType<Opening<Job>.Refused>(Open(envelope, Samples.Now - Samples.Skew - TimeSpan.FromTicks(1))).Refusal.Reason);
    }

    [Fact]
    public void A_job_that_is_not_well_formed_is_refused()
    {
        var job = Samples.Job();
        Job[] wrong =
        [
            job with { JobId = string.Empty },
            job with { Nonce = "short" },
            job with { Nonce = new string('x', 32) },
            job with { ExpiresAt = job.IssuedAt },
            job with { Fence = 0 },
            job with { Batch = job.Batch with { Steps = [] } },
            job with { Batch = job.Batch with { Steps = [job.Batch.Steps[0], job.Batch.Steps[0]] } },
        ];
        Assert.All(wrong, j => Assert.Equal(JobRefusalReason.Malformed, Refusal(Samples.Seal(j)).Reason));
        Assert.IsType<Opening<Job>.Opened>(Open(Samples.Seal(Samples.Job(mode: BatchMode.Inspect, fence: 0))));
    }

    private static byte[] Content(Job job) => TrustJson.SerializeToUtf8(job);

    private static Opening<Job> Open(ReadOnlyMemory<byte> envelope, DateTimeOffset? now = null) =>
        JobEnvelope.Open(envelope, Pinned, "exch-1", now ?? Samples.Now, Samples.Skew);

    private static JobRefusal Refusal(ReadOnlyMemory<byte> envelope)
    {
        var refusal = Assert.IsType<Opening<Job>.Refused>(Open(envelope)).Refusal;
        Assert.EndsWith(".", refusal.Explanation, StringComparison.Ordinal);
        return refusal;
    }
}
