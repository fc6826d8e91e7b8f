using HybridTrust.Steps;

namespace HybridTrust.Runs;

public sealed class InspectionWavesTests
{
    private readonly Dictionary<string, string> _world = new(StringComparer.Ordinal);

    [Fact]
    public void What_needs_nothing_of_another_site_is_inspected_side_by_side()
    {
        var waves = Waves(Step("a"), Step("b", Site.Entra), Step("c"));

        Assert.Equal(["fabrikam-exchange: a c | cloud: b"], waves);
    }

    [Fact]
    public void The_cloud_waits_for_a_thumbprint_that_only_Exchange_can_tell() =>
        Assert.Equal(
            ["fabrikam-exchange: a", "cloud: b c"],
            Waves(Step("a", publishes: "thumbprint"), Step("b", Site.Vault, "thumbprint"), Step("c", Site.Entra, "thumbprint")));

    [Fact]
    public void A_runner_is_asked_once_with_everything_it_has() =>
        Assert.Equal(
            ["cloud: app", "fabrikam-exchange: free auth-server"],
            Waves(Step("free"), Step("app", Site.Entra, publishes: "app-id"), Step("auth-server", needs: "app-id")));

    [Fact]
    public void The_cloud_looks_at_everything_together_once_it_can() =>
        Assert.Equal(
            ["fabrikam-exchange: thumbprint", "cloud: free keys"],
            Waves(Step("thumbprint", publishes: "thumbprint"), Step("free", Site.Entra), Step("keys", Site.Entra, "thumbprint")));

    [Fact]
    public void While_a_runner_waits_for_the_cloud_the_cloud_looks_at_no_more_than_that() =>
        Assert.Equal(
            ["cloud: app", "fabrikam-exchange: thumbprint auth-server", "cloud: free keys"],
            Waves(
                Step("app", Site.Entra, publishes: "app-id"),
                Step("free", Site.Entra),
                Step("thumbprint", publishes: "thumbprint"),
                Step("keys", Site.Entra, "thumbprint"),
                Step("auth-server", needs: "app-id")));

    [Fact]
    public void Facts_of_the_same_batch_are_told_in_time() =>
        Assert.Equal(["fabrikam-exchange: a b"], Waves(Step("a", publishes: "guid"), Step("b", needs: "guid")));

    [Fact]
    public void A_runner_is_asked_twice_only_when_two_sites_wait_for_each_other() =>
        Assert.Equal(
            ["fabrikam-exchange: a", "cloud: b", "fabrikam-exchange: c"],
            Waves(Step("a", publishes: "x"), Step("b", Site.Entra, "x", "y"), Step("c", needs: "y")));

    [Fact]
    public void Steps_that_wait_for_each_other_for_ever_are_named()
    {
        var cycle = Assert.Throws<InvalidOperationException>(() => Waves(Step("a", Site.Exchange, "y", "x"), Step("b", Site.Entra, "x", "y")));

        Assert.Contains("test/a", cycle.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbouring_steps_of_one_executor_are_one_stage()
    {
        var stages = Executors.StagesOf([Step("a"), Step("b"), Step("c", Site.Vault), Step("d", Site.Entra), Step("e")], Profiles.Fabrikam);

        Assert.Equal(["1 runner fabrikam-exchange", "2 cloud", "3 runner fabrikam-exchange"], stages.Select(s => $"{s.Number} {s.Executor}"));
        Assert.Equal(["test/c", "test/d"], stages[1].Steps);
    }

    private static List<string> Waves(params IStep[] steps)
    {
        var remaining = steps.ToList();
        var waves = new List<string>();
        while (remaining.Count > 0)
        {
            var wave = InspectionWaves.Next(remaining, Profiles.Fabrikam);
            waves.Add(string.Join(" | ", wave.Select(b => $"{b.Executor.Runner ?? "cloud"}: {string.Join(' ', b.Steps.Select(s => s.Object))}")));
            remaining.RemoveAll(s => wave.Any(b => b.Steps.Contains(s)));
        }

        return waves;
    }

    private WorldStep Step(string name, Site site = Site.Exchange, string? needs = null, string? publishes = null) => new(name, _world)
    {
        Site = site,
        Needs = needs is null ? [] : [needs],
        Publishes = publishes is null ? [] : [publishes],
    };
}
