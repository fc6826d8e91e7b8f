using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Json;

namespace HybridTrust.Certificates;

public class PublicCertificateTests
{
    private static readonly PublicCertificate Known = TestCertificates.Current;

    private static X509Certificate2 WithKey() => TestCertificates.WithPrivateKey(TestCertificates.Now, TestCertificates.Now.AddYears(1));

    [Fact]
    public void Der_and_pem_of_one_certificate_are_the_same()
    {
        var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", Known.Der.Span));

        Assert.Equal(Known, PublicCertificate.FromDer(Known.Der.Span));
        Assert.Equal(Known, PublicCertificate.FromDer(pem));
        Assert.Equal(Known.Thumbprint, KeyThumbprint.Of(Known.Der.Span));
        Assert.Equal(TimeSpan.Zero, Known.NotAfter.Offset);
    }

    [Fact]
    public void A_pfx_is_refused_with_or_without_a_password()
    {
        using var certificate = WithKey();

        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(certificate.Export(X509ContentType.Pfx)));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(certificate.Export(X509ContentType.Pfx, "x")));
    }

    [Fact]
    public void A_private_key_beside_the_certificate_is_refused()
    {
        using var certificate = WithKey();
        using var key = certificate.GetRSAPrivateKey()!;
        var before = key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem();
        var after = certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();

        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(Encoding.ASCII.GetBytes(before)));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(Encoding.ASCII.GetBytes(after)));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(key.ExportPkcs8PrivateKey()));
    }

    [Fact]
    public void Bytes_after_the_certificate_are_refused()
    {
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer([.. Known.Der.Span, 0]));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer([.. Known.Der.Span, .. TestCertificates.Next.Der.Span]));
        var two = PemEncoding.WriteString("CERTIFICATE", Known.Der.Span) + "\n" + PemEncoding.WriteString("CERTIFICATE", TestCertificates.Next.Der.Span);
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(Encoding.ASCII.GetBytes(two)));
    }

    [Fact]
    public void Nothing_and_a_pkcs7_bundle_are_refused()
    {
        using var certificate = WithKey();

        Assert.Throws<FormatException>(() => PublicCertificate.FromDer([]));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer("not a certificate"u8));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(new X509Certificate2Collection(certificate).Export(X509ContentType.Pkcs7)!));
        Assert.Throws<FormatException>(() => PublicCertificate.FromDer(new byte[PublicCertificate.LargestDer + 1]));
    }

    [Fact]
    public void Any_bytes_are_a_certificate_or_a_format_error()
    {
        var der = Known.Der.ToArray();
        var changes = Gen.Choose(0, der.Length - 1).SelectMany(_ => Gen.Choose(0, 255), (index, value) => (index, value)).ArrayOf(3);
        var length = Gen.Frequency((3, Gen.Constant(der.Length)), (1, Gen.Choose(0, der.Length)));
        var mutated = changes.SelectMany(_ => length, (edits, kept) =>
        {
            var copy = der.ToArray();
            foreach (var (index, value) in edits)
            {
                copy[index] = (byte)value;
            }

            return copy[..kept];
        });

        Prop.ForAll(mutated.ToArbitrary(), bytes => ReadsOrRefuses(bytes)).QuickCheckThrowOnFailure();
        Prop.ForAll<byte[]>(bytes => ReadsOrRefuses(bytes)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_travels_as_base64_and_comes_back_equal()
    {
        var json = TrustJson.Serialize(Known);

        Assert.Equal(Known, TrustJson.Deserialize<PublicCertificate>(json));
        Assert.Throws<System.Text.Json.JsonException>(() => TrustJson.Deserialize<PublicCertificate>("\"AAAA\""));
        Assert.Throws<System.Text.Json.JsonException>(() => TrustJson.Deserialize<PublicCertificate>("\"*\""));
        Assert.Throws<System.Text.Json.JsonException>(() => TrustJson.Deserialize<PublicCertificate>("17"));
    }

    private static bool ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            return PublicCertificate.FromDer(bytes).Thumbprint.Length == 40;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
