using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Tests.Policies;

public sealed class PolicyFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_whole_policy_is_read()
    {
        File.WriteAllText(_path, """
            { "exchangeOrganization": "11111111-1111-4111-8111-111111111111", "procedures": ["preflight"], "applicationIds": [], "roles": [],
              "hours": [{ "days": ["saturday", "Sunday"], "opens": "22:00", "closes": "04:00" }], "readOnly": false }
            """);
        var policy = Assert.IsType<Reading<LocalPolicy>.Valid>(new PolicyFile(_path).Read()).Value;
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], Assert.Single(policy.Hours!).Days);
        Assert.Equal(_path, policy.File);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_its_path()
    {
        File.WriteAllText(_path, """
            { "exchangeOrganization": "fabrikam", "procedures": "all", "applicationIds": ["x"], "readonly": true,
              "hours": [{ "days": ["someday"], "opens": "25:00", "closes": "04:00" }] }
            """);
        Assert.Equal(
            ["$.exchangeOrganization", "$.procedures", "$.applicationIds[0]", "$.roles", "$.hours[0].days[0]", "$.hours[0].opens", "$.readOnly", "$.readonly"],
            Problems().Select(p => p.Path).Except(["$.hours[0].days"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"readOnly\": false, \"readOnly\": true }")]
    public void What_is_no_policy_is_refused(string text)
    {
        File.WriteAllText(_path, text);
        Assert.NotEmpty(Problems());
    }

    [Fact]
    public void A_policy_that_is_not_there_is_refused()
    {
        File.Delete(_path);
        Assert.Contains("cannot be read", Assert.Single(Problems()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_text_never_passes_and_never_throws()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            File.WriteAllBytes(_path, bytes);
            Assert.NotEmpty(Problems());
        }
    }

    private IReadOnlyList<Problem> Problems() => Assert.IsType<Reading<LocalPolicy>.Invalid>(new PolicyFile(_path).Read()).Problems;
}
