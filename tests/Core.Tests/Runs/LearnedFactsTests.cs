namespace HybridTrust.Runs;

public sealed class LearnedFactsTests
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, string> _facts = new(StringComparer.Ordinal) { ["vaulted"] = "v1" };

    [Fact]
    public void What_its_steps_publish_is_taken_over() => Assert.Equal(["thumbprint=AB", "vaulted=v1"], After(Nothing, new() { ["thumbprint"] = "AB" }));

    [Fact]
    public void What_belongs_to_another_batch_is_neither_taken_over_nor_taken_back()
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal) { ["vaulted"] = "v1" };

        Assert.Equal(["vaulted=v1"], After(asked, new() { ["vaulted"] = "forged", ["registered-key"] = "forged" }));
        Assert.Equal(["vaulted=v1"], After(asked, []));
    }

    [Fact]
    public void What_it_found_to_be_gone_is_forgotten()
    {
        _facts["thumbprint"] = "AB";

        Assert.Equal(["vaulted=v1"], After(new(StringComparer.Ordinal) { ["thumbprint"] = "AB" }, []));
    }

    private IEnumerable<string> After(Dictionary<string, string> asked, Dictionary<string, string> known)
    {
        LearnedFacts.Take(_facts, [new WorldStep("export", Nothing) { Publishes = ["thumbprint"] }], asked, known);
        return _facts.Select(f => $"{f.Key}={f.Value}");
    }
}
