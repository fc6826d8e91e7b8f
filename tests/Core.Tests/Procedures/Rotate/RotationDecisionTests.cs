using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;

namespace HybridTrust.Procedures.Rotate;

/// <summary>What a rotation does, by what was seen; a day on either side of each border.</summary>
public sealed class RotationDecisionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly RSA _key = RSA.Create(2048);

    [Theory]
    [InlineData(1400, typeof(RotationNeed.Create))]
    [InlineData(5, typeof(RotationNeed.Create))]
    [InlineData(4, typeof(RotationNeed.Stop))]
    [InlineData(-1, typeof(RotationNeed.Stop))]
    public void Without_a_next_one_it_is_made_while_a_date_can_still_come_first(int daysLeft, Type expected) =>
        Assert.IsType(expected, Decide(Seen(Certificate(-400, daysLeft))));

    [Fact]
    public void A_newborn_is_adopted_and_one_without_a_usable_key_is_not()
    {
        var newborn = Certificate(-1, 1800);
        Assert.IsType<RotationNeed.Adopt>(Decide(Seen(Certificate(-400, 100), newborn)));
        Assert.IsType<RotationNeed.Create>(Decide(Seen(Certificate(-400, 100), newborn with { KeyUsable = false })));
    }

    [Fact]
    public void An_older_certificate_that_nobody_removed_is_no_newborn() =>
        Assert.IsType<RotationNeed.Create>(Decide(Seen(Certificate(-400, 100), Certificate(-2000, 10))));

    [Fact]
    public void What_AuthConfig_names_as_next_goes_on_unless_nobody_can_use_its_key()
    {
        var current = Certificate(-400, 100);
        var next = Certificate(-1, 1800);
        AuthCertificateSight Named(HeldCertificate held) => Seen(current, held) with { Config = Config(current, next: next) };

        Assert.IsType<RotationNeed.GoOn>(Decide(Named(next)));
        Assert.IsType<RotationNeed.Stop>(Decide(Named(next with { KeyUsable = false })));
    }

    [Theory]
    [InlineData(5, 4, typeof(RotationNeed.GoOn))]
    [InlineData(5, 5, typeof(RotationNeed.GoOn))]
    [InlineData(4, 3, typeof(RotationNeed.GoOn))]
    [InlineData(4, 4, typeof(RotationNeed.Stop))]
    public void A_next_one_whose_date_comes_after_the_end_goes_on_while_an_earlier_date_can_be_set(int daysLeft, int effectiveInDays, Type expected)
    {
        var current = Certificate(-400, daysLeft);
        var next = Certificate(-1, 1800);

        Assert.IsType(expected, Decide(Seen(current, next) with { Config = Config(current, next: next) with { NextEffective = Now.AddDays(effectiveInDays) } }));
    }

    [Theory]
    [InlineData(-90, typeof(RotationNeed.Finish))]
    [InlineData(-110, typeof(RotationNeed.Create))]
    public void A_certificate_that_has_just_taken_over_is_finished_and_not_replaced(int issuedDays, Type expected)
    {
        var current = Certificate(issuedDays, 1700);
        var former = Certificate(-1800, 30);

        Assert.IsType(expected, Decide(Seen(current, former) with { Config = Config(current, previous: former) }));
    }

    [Theory]
    [InlineData(-10, 80, typeof(RotationNeed.Finish))]
    [InlineData(-65, 25, typeof(RotationNeed.Create))]
    public void A_short_lived_certificate_that_is_due_itself_is_rotated_though_it_took_over_lately(int issuedDays, int daysLeft, Type expected)
    {
        var current = Certificate(issuedDays, daysLeft);
        var former = Certificate(-150, -60);

        Assert.IsType(expected, Decide(Seen(current, former) with { Config = Config(current, previous: former) }));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(99)]
    public void A_next_one_that_ends_soon_or_before_the_one_in_use_is_nothing_to_rotate_to(int daysLeft)
    {
        var current = Certificate(-400, 100);
        var next = Certificate(-500, daysLeft);

        var stop = Assert.IsType<RotationNeed.Stop>(Decide(Seen(current, next) with { Config = Config(current, next: next) }));
        Assert.Contains("as next instead", stop.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newborn_that_is_due_itself_is_not_adopted() =>
        Assert.IsType<RotationNeed.Create>(Decide(Seen(Certificate(-1700, 20), Certificate(-1600, 100))));

    public void Dispose() => _key.Dispose();

    private static RotationNeed Decide(AuthCertificateSight sight) => RotationDecision.Of(sight, new RotationPolicy(), incoming: null, Now);

    private static AuthCertificateSight Seen(HeldCertificate current, params HeldCertificate[] others) =>
        new(Config(current), [current, .. others], new Dictionary<string, string>(StringComparer.Ordinal));

    private static AuthConfigView Config(HeldCertificate current, HeldCertificate? previous = null, HeldCertificate? next = null) => new(
        current.Certificate.Thumbprint, previous?.Certificate.Thumbprint ?? "", next?.Certificate.Thumbprint ?? "", next is null ? null : Now.AddDays(10), "", "");

    private HeldCertificate Certificate(int from, int to)
    {
        var request = new CertificateRequest(AuthCertificateRules.UsualSubject, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(Now.AddDays(from), Now.AddDays(to));
        return new HeldCertificate("ex01.fabrikam.com", PublicCertificate.Of(made), KeyUsable: true);
    }
}
