using HybridTrust.Architecture;
using HybridTrust.Organizations;

namespace HybridTrust.Procedures;

/// <summary>What a reader of plans, terminals and reports sees of a step.</summary>
public class StepObjectTests
{
    [Theory]
    [InlineData("fabrikam")]
    [InlineData("contoso")]
    [InlineData("litware")]
    [InlineData("northwind")]
    public void No_two_steps_look_the_same_unless_two_procedures_see_to_one_object(string sample)
    {
        var profile = Assert.IsType<ProfileReading.Valid>(
            ProfileReader.Read(File.ReadAllBytes(Repository.PathOf("samples", $"{sample}.json")), sample)).Profile;

        var alike = ProcedureCatalogue.Default.StepsOf(profile, profile.Procedures).GroupBy(s => s.Object, StringComparer.Ordinal)
            .Where(g => g.Select(s => s.Id[(s.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct(StringComparer.Ordinal).Skip(1).Any());

        Assert.Equal([], alike.Select(g => $"{g.Key}: {string.Join(", ", g.Select(s => s.Id))}"));
    }
}
