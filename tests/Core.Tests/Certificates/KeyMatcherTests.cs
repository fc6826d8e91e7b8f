using System.Text;
using HybridTrust.Entra;

namespace HybridTrust.Certificates;

public class KeyMatcherTests
{
    private static readonly PublicCertificate Ours = TestCertificates.Current;

    [Fact]
    public void The_same_bytes_with_the_same_dates_are_verified()
    {
        var match = KeyMatcher.Match(TestKeys.Of(Ours), Ours);

        Assert.Equal(KeyMatchLevel.Bytes, match.Level);
        Assert.True(match.Verified);
        Assert.Empty(match.Differences);
    }

    [Fact]
    public void The_same_bytes_under_any_identifier_are_verified()
    {
        var match = KeyMatcher.Match(TestKeys.Of(Ours) with { CustomKeyIdentifier = "written by somebody" }, Ours);

        Assert.Equal(KeyMatchLevel.Bytes, match.Level);
        Assert.True(match.Verified);
    }

    [Fact]
    public void Other_bytes_under_our_thumbprint_are_not_our_certificate()
    {
        var forged = TestKeys.Of(TestCertificates.Foreign) with { CustomKeyIdentifier = Ours.Thumbprint };

        var match = KeyMatcher.Match(forged, Ours);

        Assert.False(match.IsThisCertificate);
        Assert.Contains(match.Differences, d => d.Property == "key" && d.Actual!.EndsWith(TestCertificates.Foreign.Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public void A_null_key_with_our_thumbprint_is_verified_by_thumbprint()
    {
        var match = KeyMatcher.Match(TestKeys.Of(Ours) with { Key = null }, Ours);

        Assert.Equal(KeyMatchLevel.Thumbprint, match.Level);
        Assert.True(match.Verified);
    }

    [Fact]
    public void Every_known_form_of_the_thumbprint_is_read()
    {
        var hex = Ours.Thumbprint;
        var base64 = Convert.ToBase64String(Convert.FromHexString(hex));
        var url = base64.Replace('+', '-').Replace('/', '_');

        // What an SDK makes of the text when it believes that the property is binary (domain 4).
        var sdk = Convert.FromBase64String(hex);
        string[] forms =
        [
            hex, hex.ToLowerInvariant(), base64, url, url.TrimEnd('='), Convert.ToBase64String(sdk), Convert.ToHexString(sdk),
            Convert.ToHexStringLower(sdk), Convert.ToBase64String(Encoding.ASCII.GetBytes(hex)),
        ];

        Assert.All(forms, form => Assert.True(KeyMatcher.Match(TestKeys.Of(Ours) with { Key = null, CustomKeyIdentifier = form }, Ours).Verified, form));
    }

    [Theory]
    [InlineData("C3EDCF181EF4F9B53D01768ECA99564014BCA6E7")]
    [InlineData("w+3PGB70+bU9AXaOyplWQBS8puc=")]
    [InlineData("w-3PGB70-bU9AXaOyplWQBS8puc")]
    public void The_examples_of_the_reference_are_one_thumbprint(string identifier) =>
        Assert.True(ThumbprintText.IsThumbprint(identifier, "C3EDCF181EF4F9B53D01768ECA99564014BCA6E7"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("====")]
    [InlineData("C3EDCF181EF4F9B53D01768ECA99564014BCA6E")]
    [InlineData("C3EDCF181EF4F9B53D01768ECA99564014BCA6EG")]
    [InlineData("w+3PGB70+bU9AXaOyplWQBS8pu\ud800")]
    [InlineData("two words and a space")]
    public void Anything_else_is_no_thumbprint(string? identifier)
    {
        Assert.Null(ThumbprintText.Read(identifier));
        Assert.False(KeyMatcher.Match(TestKeys.Of(Ours) with { Key = null, CustomKeyIdentifier = identifier }, Ours).IsThisCertificate);
    }

    [Fact]
    public void An_identifier_of_a_megabyte_is_no_thumbprint() => Assert.Null(ThumbprintText.Read(new string('A', 1 << 20)));

    [Fact]
    public void Dates_alone_are_weak_and_never_verified()
    {
        var twin = TestCertificates.Create(Ours.NotBefore, Ours.NotAfter);

        var match = KeyMatcher.Match(TestKeys.Of(twin), Ours);

        Assert.Equal(KeyMatchLevel.Dates, match.Level);
        Assert.True(match.IsWeak);
        Assert.False(match.Verified);
        Assert.Contains(match.Differences, d => d.Property == "key");
    }

    [Fact]
    public void Dates_count_to_the_second_and_in_utc()
    {
        var key = TestKeys.Of(Ours) with
        {
            StartDateTime = Ours.NotBefore.ToOffset(TimeSpan.FromHours(13)).AddMilliseconds(999),
            EndDateTime = Ours.NotAfter.ToOffset(TimeSpan.FromHours(-8)),
        };

        Assert.True(KeyMatcher.Match(key, Ours).Verified);
        Assert.False(KeyMatcher.Match(key with { EndDateTime = Ours.NotAfter.AddSeconds(1) }, Ours).Verified);
    }

    [Fact]
    public void Our_bytes_with_other_dates_are_ours_but_not_verified()
    {
        var match = KeyMatcher.Match(TestKeys.Of(Ours) with { EndDateTime = Ours.NotBefore.AddYears(1) }, Ours);

        Assert.True(match.IsThisCertificate);
        Assert.False(match.Verified);
        var difference = Assert.Single(match.Differences);
        Assert.Equal("endDateTime", difference.Property);
        Assert.Equal("2027-11-21T05:00:00Z", difference.Expected.ToString());
    }

    [Theory]
    [InlineData("Sign", "AsymmetricX509Cert", "usage")]
    [InlineData("Verify", "Symmetric", "type")]
    [InlineData(null, "AsymmetricX509Cert", "usage")]
    public void A_key_of_another_kind_does_not_count(string? usage, string type, string difference)
    {
        var match = KeyMatcher.Match(TestKeys.Of(Ours) with { Usage = usage, Type = type }, Ours);

        Assert.Equal(KeyMatchLevel.None, match.Level);
        Assert.Equal(difference, Assert.Single(match.Differences).Property);
    }

    [Fact]
    public void The_best_match_is_a_verified_one()
    {
        KeyCredential[] keys =
        [
            TestKeys.Of(TestCertificates.Foreign),
            TestKeys.Of(Ours) with { EndDateTime = Ours.NotBefore },
            TestKeys.Of(Ours) with { Key = null },
        ];

        Assert.True(KeyMatcher.Best(keys, Ours)!.Verified);
        Assert.Null(KeyMatcher.Best([], Ours));
    }
}
