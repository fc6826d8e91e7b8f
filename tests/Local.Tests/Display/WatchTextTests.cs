using HybridTrust.Api.Watch;
using HybridTrust.Local.Display;
using HybridTrust.Watch;
using Xunit;

namespace HybridTrust.Local.Tests.Display;

/// <summary>What <c>watch</c> prints.</summary>
public sealed class WatchTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Thumbprint = new('A', 40);

    [Theory]
    [InlineData(-20.4, ExpiryLevel.Expired, "ended 2026-11-01, 20 days ago (Expired)")]
    [InlineData(-1.1, ExpiryLevel.Expired, "ended 2026-11-20, 1 day ago (Expired)")]
    [InlineData(110.5, ExpiryLevel.Stage, "ends 2027-03-12, in 110 days (Stage)")]
    public void A_certificate_ends_in_days_or_ended_days_ago(double days, ExpiryLevel level, string said)
    {
        var seen = new CertificateSighting("contoso", "the vault", Thumbprint, Now.AddDays(days), TimeSpan.FromDays(days), level);

        Assert.Contains($"  {Thumbprint} {said}", Written(new WatchRow("contoso", Now, null, [], [seen], [], [])), StringComparison.Ordinal);
    }

    [Fact]
    public void That_no_cause_is_open_is_said_and_not_of_an_organization_that_nobody_looked_at()
    {
        Assert.Contains("  no cause is open", Written(new WatchRow("contoso", Now, null, [], [], [], [])), StringComparison.Ordinal);
        Assert.DoesNotContain("no cause", Written(new WatchRow("contoso", null, null, [], [], [], [])), StringComparison.Ordinal);
        Assert.DoesNotContain("no cause", Written(new WatchRow("contoso", Now, null, [], [], [], [Cause("contoso")])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_the_last_verification_did_not_see_says_since_when()
    {
        var seen = new ServerCertificate("ex01.contoso.com", "current", Thumbprint, "Usable", Now.AddDays(400));

        var said = Written(new WatchRow("contoso", Now, Now, [seen, seen with { Server = "ex02.contoso.com", SeenAt = Now.AddDays(-8) }], [], [], [])).Split('\n');

        Assert.EndsWith("current AAAAAAAA Usable", Assert.Single(said, l => l.Contains("ex01", StringComparison.Ordinal)).TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("current AAAAAAAA Usable   (not seen since 2026-11-13 12:00:00Z)", Assert.Single(said, l => l.Contains("ex02", StringComparison.Ordinal)).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_host_told_of_itself_is_shown()
    {
        using var output = new StringWriter();

        WatchText.Write(output, new WatchTable(new WatchPulse(Now, null, "The watch is alive."), null, [], null) { Causes = [Cause("host")] });

        Assert.Contains("host: something is wrong. See run-1.", output.ToString(), StringComparison.Ordinal);
    }

    private static WatchCause Cause(string of) =>
        new(of, "object", ExpiryLevel.Ticket, $"{of}: something is wrong.", WatchRemedy.Ticket, Now, ExpiryLevel.Ticket) { Run = "run-1" };

    private static string Written(WatchRow row)
    {
        using var output = new StringWriter();
        WatchText.Write(output, new WatchTable(new WatchPulse(Now, null, "The watch is alive."), null, [row], null));
        return output.ToString();
    }
}
