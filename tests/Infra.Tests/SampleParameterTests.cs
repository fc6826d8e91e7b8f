using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HybridTrust.Infra;

public sealed partial class SampleParameterTests
{
    // Name of each parameter of main.bicep, and whether it has a default.
    private static readonly Dictionary<string, bool> Declared = Declaration().Matches(RepositoryFiles.Read("infra/main.bicep"))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"].Success, StringComparer.Ordinal);

    [Theory]
    [InlineData("infra/main.test.bicepparam")]
    [InlineData("infra/main.production.bicepparam")]
    public void A_sample_sets_what_the_template_asks_for_and_nothing_else(string sample) =>
        AssertFits(Assignment().Matches(RepositoryFiles.Read(sample)).Select(match => match.Groups["name"].Value));

    [Fact]
    public void Azd_fills_in_what_the_template_asks_for_and_nothing_else() =>
        AssertFits(JsonNode.Parse(RepositoryFiles.Read("infra/main.parameters.json"))!["parameters"]!.AsObject().Select(parameter => parameter.Key));

    private static void AssertFits(IEnumerable<string> names)
    {
        var set = names.ToArray();

        Assert.NotEmpty(set);
        Assert.Empty(set.Except(Declared.Keys, StringComparer.Ordinal));
        Assert.Empty(Declared.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).Except(set, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^param (?<name>\w+) [\w\[\]]+(?<default> =)?", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^param (?<name>\w+) =", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Assignment();
}
