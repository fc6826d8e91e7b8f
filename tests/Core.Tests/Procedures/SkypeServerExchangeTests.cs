using System.Text.Json.Nodes;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The whole procedure on the sample of the two pages: Litware, all on premises, servers that speak French.</summary>
public sealed class SkypeServerExchangeTests
{
    [Fact]
    public async Task The_pools_half_comes_before_Exchanges_so_that_each_runner_is_asked_once()
    {
        await using var bench = await LitwareBench.StartAsync();

        Assert.Equal(
            [
                "services-atl-cs-001.litwareinc.com", "services-atl-cs-002.litwareinc.com", "token-issuer",
                "autodiscover-from-atl-cs-001.litwareinc.com", "autodiscover-from-atl-cs-002.litwareinc.com", "exchange-autodiscover-url", "exchange-partner",
                "services-atl-exchange-001.litwareinc.com", "services-atl-exchange-002.litwareinc.com", "service-connection-points", "pool-partner",
                "recycled-atl-exchange-001.litwareinc.com", "recycled-atl-exchange-002.litwareinc.com",
            ],
            bench.Steps.Select(s => s.Id["skype-server-exchange/".Length..]));
        Assert.Equal(2, Runs.Executors.StagesOf(bench.Steps, bench.Profile).Count);
    }

    [Fact]
    public async Task From_the_pages_starting_point_everything_is_made_and_proven()
    {
        await using var bench = await LitwareBench.StartAsync();

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.Equal(
            ["exchange-autodiscover-url", "exchange-partner", "service-connection-points", "pool-partner", "recycled-atl-exchange-001.litwareinc.com", "recycled-atl-exchange-002.litwareinc.com"],
            applied.Steps.Where(s => s.Action is StepAction.Applied).Select(s => s.Step["skype-server-exchange/".Length..]));
        var proofs = await bench.ProveAsync();
        Assert.All(proofs.Where(p => p.Name == "storage"), proof => Assert.True(proof.Verdict is ProofVerdict.Passed, proof.Explanation));
        Assert.Equal(2, proofs.Count(p => p.Name == "storage"));
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await LitwareBench.StartAsync();

        await bench.ChangesNothingTheSecondTimeAsync();
    }

    [Fact]
    public async Task Undone_the_world_is_what_it_was_but_for_the_worker_processes()
    {
        await using var bench = await LitwareBench.StartAsync();
        var start = Comparable(await bench.StateAsync());

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone or StepAction.LeftAlone, $"{s.Step}: {s.Explanation}"));
        Assert.Equal(start, Comparable(await bench.StateAsync()));
    }

    [Fact]
    public async Task The_proof_leaves_no_item_in_the_mailbox()
    {
        await using var bench = await LitwareBench.StartAsync();
        await bench.ApplyAllAsync();

        var proofs = await bench.ProveAsync();

        Assert.Equal(ProofVerdict.NotExercised, proofs.Single(p => p.Name == "conversation-history").Verdict);
    }

    [Fact]
    public async Task Items_in_the_folders_are_found_by_type_whatever_the_mailboxs_language()
    {
        await using var bench = await LitwareBench.StartAsync();
        await bench.ApplyAllAsync();
        await bench.SkypeAsync("Test-CsExStorageConnectivity", new("SipUri", "sip:kenmyer@litwareinc.com"), new("DeleteItem", null));

        var history = (await bench.ProveAsync()).Single(p => p.Name == "conversation-history");

        Assert.Equal(ProofVerdict.Passed, history.Verdict);
        Assert.Contains("1 items", history.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_test_mailboxes_nothing_is_claimed()
    {
        await using var bench = await LitwareBench.StartAsync(adapt: p => p with { TestMailboxes = new() });

        Assert.All(await bench.ProveAsync(), p => Assert.Equal(ProofVerdict.NotExercised, p.Verdict));
    }

    [Fact]
    public async Task A_caller_without_the_right_group_is_told_which_one()
    {
        await using var bench = await LitwareBench.StartAsync(estate => estate["skype"]!["callerGroups"] = new JsonArray("Domain Users"));
        await bench.ApplyAllAsync();

        Assert.All(await LitwareBench.StorageAsync(bench), p => Assert.Contains("RTC Local User Administrators", p.Explanation, StringComparison.Ordinal));
        Assert.All(await LitwareBench.StorageAsync(bench), p => Assert.Equal(ProofVerdict.Failed, p.Verdict));
    }

    [Fact]
    public async Task Before_anything_is_done_the_proof_fails_with_the_401_hint_in_spite_of_French_servers()
    {
        await using var bench = await LitwareBench.StartAsync();

        var proofs = await LitwareBench.StorageAsync(bench);

        Assert.All(proofs, p => Assert.Contains("(401)", p.Explanation, StringComparison.Ordinal));
        Assert.All(proofs, p => Assert.Contains("Non autorisé", p.Explanation, StringComparison.Ordinal));
    }

    /// <summary>The world without what moves by itself: its clock, times, and GUIDs made on the way.</summary>
    private static string Comparable(JsonNode state)
    {
        state["clock"] = null;
        foreach (var machine in (JsonArray)state["machines"]!)
        {
            machine!["applicationPools"] = null;
        }

        foreach (var frontEnd in (JsonArray)state["skype"]!["frontEnds"]!)
        {
            ((JsonObject)frontEnd!).Remove("followsAt");
            ((JsonObject)frontEnd).Remove("replica");
        }

        return state.ToJsonString();
    }
}
