using System.Globalization;
using System.Text.RegularExpressions;
using HybridTrust.Organizations;
using HybridTrust.Procedures;

namespace HybridTrust.Architecture;

/// <summary>The page that maps documents to code says what the code says.</summary>
public partial class ProceduresPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "procedures.md"));

    [Fact]
    public void Every_trap_has_a_row_and_the_test_that_the_row_names_exists()
    {
        var rows = TrapRow().Matches(Page).ToDictionary(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), m => m.Groups[2].Value);
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestName().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Range(1, 39), rows.Keys.Order());
        Assert.All(rows, row =>
        {
            var named = Quoted().Match(row.Value).Groups[1].Value;
            Assert.True(tests.Contains(named) || row.Value.Contains("cannot arise", StringComparison.Ordinal) || row.Key is 2, $"Trap {row.Key}: {row.Value}");
            Assert.True(!named.StartsWith("Trap_", StringComparison.Ordinal) || named.StartsWith($"Trap_{row.Key}_", StringComparison.Ordinal), $"Trap {row.Key}: {named}");
        });
    }

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("contoso")]
    [InlineData("litware")]
    [InlineData("northwind")]
    public void Every_step_that_a_sample_carries_out_is_named_by_its_class(string sample)
    {
        var profile = Assert.IsType<ProfileReading.Valid>(
            ProfileReader.Read(File.ReadAllBytes(Repository.PathOf("samples", $"{sample}.json")), sample)).Profile;
        var steps = ProcedureCatalogue.Default.StepsOf(profile, profile.Procedures);

        Assert.Equal([], steps.Select(s => s.GetType().Name).Distinct(StringComparer.Ordinal).Where(name => !Page.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\| (\d+) \| [^|]+ \| (.+) \|$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TrapRow();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();

    [GeneratedRegex(@"`(\w+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
