using HybridTrust.Architecture;
using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>The samples show newcomers what a profile should ask for.</summary>
public class SampleTests
{
    [Fact]
    public void A_sample_asks_for_what_its_topology_calls_for_unless_it_shows_a_retired_procedure()
    {
        var samples = Directory.EnumerateFiles(Repository.PathOf("samples"), "*.json")
            .Where(file => Path.GetFileName(file).Count(c => c == '.') == 1)
            .Select(file => Assert.IsType<ProfileReading.Valid>(ProfileReader.Read(File.ReadAllBytes(file), file)).Profile)
            .ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, profile =>
        {
            var advice = Planner.Advise(profile, Plans.Today);
            Assert.Empty(advice.Refusals);
            Assert.True(profile.Legacy || advice.Differences.Count == 0, $"{profile.Name}: {string.Join(" ", advice.Differences.Select(d => d.Message))}");
        });
    }
}
