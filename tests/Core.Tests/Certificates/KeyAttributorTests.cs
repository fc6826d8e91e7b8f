using HybridTrust.Entra;

namespace HybridTrust.Certificates;

public sealed class KeyAttributorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Ours = new('A', 40);
    private static readonly string Former = new('B', 40);

    [Fact]
    public void A_thumbprint_alone_is_enough_for_a_certificate_of_ours()
    {
        Assert.Equal(KeyOwner.OwnCurrent, Attribute(Key(Ours)).Owner);
        Assert.Equal(KeyOwner.OwnFormer, Attribute(Key(Former.ToLowerInvariant())).Owner);
    }

    [Fact]
    public void What_shows_neither_bytes_nor_a_known_thumbprint_is_nobodys_to_remove()
    {
        Assert.Equal(KeyOwner.Unknown, Attribute(Key(new string('C', 40))).Owner);
        Assert.Equal(KeyOwner.Unknown, Attribute(Key("a name that somebody chose")).Owner);
        Assert.False(Attribute(Key(null)).IsOwn);
    }

    [Fact]
    public void A_signing_key_is_of_another_kind_whatever_its_thumbprint_says() =>
        Assert.Equal(KeyOwner.OtherKind, Attribute(Key(Ours) with { Usage = "Sign" }).Owner);

    [Fact]
    public void Bytes_that_are_no_certificate_are_a_strangers() =>
        Assert.Equal(KeyOwner.Unknown, Attribute(Key(Ours) with { Key = new byte[] { 1, 2, 3 } }).Owner);

    [Theory]
    [InlineData("CN=Microsoft Exchange Server Auth Certificate", KeyOwner.OtherForest)]
    [InlineData("CN=pool01.contoso.com", KeyOwner.SkypeServer)]
    [InlineData("CN=somebody", KeyOwner.Other)]
    public void A_stranger_is_told_by_the_subject_of_the_certificate(string subject, KeyOwner owner)
    {
        var attribution = Attribute(Key(null) with { Key = Certificate(subject).Der });

        Assert.Equal((owner, subject), (attribution.Owner, attribution.Subject));
        Assert.Contains(subject, attribution.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_key_is_still_its_owners()
    {
        var attribution = Attribute(Key(Former) with { EndDateTime = Now });

        Assert.True(attribution is { Expired: true, IsOwn: true });
        Assert.Contains("expired on 2026-11-21", attribution.Words, StringComparison.Ordinal);
    }

    private static KeyAttribution Attribute(KeyCredential key) =>
        new KeyAttributor([Ours, Former], Ours, next: null, "contoso.com", Now).Attribute([key]).Single();

    private static KeyCredential Key(string? identifier) =>
        new(Guid.NewGuid(), KeyKind.Certificate, KeyKind.Verify, identifier, Key: null, Now.AddYears(-1), Now.AddYears(1), DisplayName: null);

    private static PublicCertificate Certificate(string subject)
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            subject, key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        return PublicCertificate.Of(certificate);
    }
}
