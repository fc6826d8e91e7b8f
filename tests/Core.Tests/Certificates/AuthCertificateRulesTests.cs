using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridTrust.Certificates;

public class AuthCertificateRulesTests
{
    private static readonly DateTimeOffset Now = TestCertificates.Now;

    private static string[] Broken(PublicCertificate certificate, DateTimeOffset now) =>
        [.. AuthCertificateRules.Check(certificate, now).Where(rule => !rule.Holds).Select(rule => rule.Id)];

    [Fact]
    public void Setups_own_certificate_keeps_every_rule() => Assert.Empty(Broken(TestCertificates.Current, Now));

    [Fact]
    public void A_key_below_2048_bits_is_too_short()
    {
        using var weak = RSA.Create(1024);
        using var certificate = TestCertificates.WithPrivateKey(Now, Now.AddYears(1), key: weak);

        Assert.Equal(["key-size"], Broken(PublicCertificate.Of(certificate), Now));
    }

    [Fact]
    public void A_key_that_is_not_rsa_cannot_sign_for_exchange()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(AuthCertificateRules.UsualSubject, curve, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Now, Now.AddYears(1));

        Assert.Equal(["key-size"], Broken(PublicCertificate.Of(certificate), Now));
    }

    [Fact]
    public void Validity_ends_with_its_last_moment()
    {
        Assert.Equal(["validity"], Broken(TestCertificates.Current, TestCertificates.Current.NotAfter));
        Assert.Equal(["validity"], Broken(TestCertificates.Current, TestCertificates.Current.NotBefore.AddSeconds(-1)));
        Assert.Empty(Broken(TestCertificates.Current, TestCertificates.Current.NotBefore));
    }

    [Fact]
    public void Another_subject_is_only_worth_telling()
    {
        var rule = Assert.Single(AuthCertificateRules.Check(TestCertificates.Foreign, Now), rule => !rule.Holds);

        Assert.True(rule.Informational);
        Assert.Contains("CN=Another forest", rule.Sentence, StringComparison.Ordinal);
    }
}
