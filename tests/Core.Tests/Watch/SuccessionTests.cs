using HybridTrust.Organizations;

namespace HybridTrust.Watch;

/// <summary>For which certificates a planned rotation comes too late.</summary>
public class SuccessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Current = new('A', 40);
    private static readonly string Next = new('B', 40);

    [Fact]
    public void A_key_that_ends_before_its_certificate_is_no_emergency()
    {
        var sightings = Succession.None.Marked([Seen(Current, -1), Seen(Current, 300)], new RotationPolicy(), Now);

        Assert.DoesNotContain(sightings, s => s.IsEmergency);
        Assert.All(Succession.None.Marked([Seen(Current, -1), Seen(Current, -1)], new RotationPolicy(), Now), s => Assert.True(s.IsEmergency));
    }

    [Fact]
    public void A_certificate_that_servers_sign_with_no_more_is_no_emergency_whenever_it_ended()
    {
        var after = new Succession([], [Next], IsUnderWay: false);

        Assert.False(Assert.Single(after.Marked([Seen(Current, -1)], new RotationPolicy(), Now)).IsEmergency);
        Assert.True(Assert.Single(after.Marked([Seen(Next, -1)], new RotationPolicy(), Now)).IsEmergency);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(5, false)]
    public void Too_soon_for_a_date_is_an_emergency_unless_AuthConfig_names_what_follows(double days, bool isEmergency)
    {
        var named = new Succession([new ServerCertificate("ex01", "next", Next, "Usable", Now.AddYears(5))], [Current], IsUnderWay: false);

        Assert.Equal(isEmergency, Assert.Single((named with { Named = [] }).Marked([Seen(Current, days)], new RotationPolicy(), Now)).IsEmergency);
        Assert.False(Assert.Single(named.Marked([Seen(Current, days)], new RotationPolicy(), Now)).IsEmergency);
    }

    [Fact]
    public void What_ends_sooner_or_is_the_same_certificate_follows_nothing()
    {
        Assert.False(Named(Next, Now.AddDays(10)).Follows(Seen(Current, 20)));
        Assert.False(Named(Current, Now.AddYears(5)).Follows(Seen(Current, 20)));
        Assert.True(Named(Next, ends: null).Follows(Seen(Current, 20)));

        static Succession Named(string thumbprint, DateTimeOffset? ends) => new([new ServerCertificate("ex01", "next", thumbprint, "Usable", ends)], [Current], IsUnderWay: false);
    }

    [Fact]
    public void A_server_seen_longer_ago_speaks_only_while_no_other_was_seen_since()
    {
        var before = new ServerCertificate("ex01", "current", Current, "Usable", Now.AddDays(-1)) { SeenAt = Now.AddDays(-8) };
        var since = new ServerCertificate("ex02", "current", Next, "Usable", Now.AddYears(5));

        Assert.Equal([Next], Succession.Of(new SiteReading("run-2", Now, [before, since], [])).InUse);
        Assert.Equal([Current], Succession.Of(new SiteReading("run-2", Now, [before], [])).InUse);
    }

    private static CertificateSighting Seen(string thumbprint, double days) => new(
        "contoso", "somewhere", thumbprint, Now.AddDays(days), TimeSpan.FromDays(days), ExpiryThresholds.LevelOf(Now.AddYears(-4), Now.AddDays(days), new RotationPolicy(), Now));
}
