using HybridTrust.Runner.Work;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Work;

public sealed class ServerBuildsTests
{
    private readonly ServerBuilds _builds = new();

    [Fact]
    public void Before_a_server_was_seen_nothing_is_said()
    {
        Learn(("organization", "fabrikam"));
        Assert.Null(_builds.Range);
    }

    [Fact]
    public void Servers_of_one_build_are_one_word_and_others_are_a_range_by_number()
    {
        Learn((FactNames.BuildOf("ex1"), "15.2.986.5"), (FactNames.BuildOf("ex2"), "15.2.986.5"));
        Assert.Equal("15.2.986.5", _builds.Range);
        Learn((FactNames.BuildOf("ex3"), "15.2.1748.10"));
        Assert.Equal("15.2.986.5 to 15.2.1748.10", _builds.Range);
    }

    [Fact]
    public void A_server_that_was_updated_is_known_by_its_new_build()
    {
        Learn((FactNames.BuildOf("ex1"), "15.2.986.5"));
        Learn((FactNames.BuildOf("EX1"), "15.2.1748.10"));
        Assert.Equal("15.2.1748.10", _builds.Range);
    }

    private void Learn(params (string Fact, string Value)[] facts) =>
        _builds.Learn(new BatchResult([], facts.ToDictionary(f => f.Fact, f => f.Value, StringComparer.Ordinal)));
}
