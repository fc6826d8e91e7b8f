using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>Where a profile asks for something else than the planner chooses.</summary>
public class DifferenceTests
{
    private static readonly Topology Hybrid = Plans.Topology(MailboxPlacement.Both, Plans.Se);

    [Fact]
    public void Oauth_without_the_dedicated_application_is_told_to_end_in_403()
    {
        var missing = Plans.Advise(Hybrid, ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.FirstPartyCleanup).Differences;

        var difference = Assert.Single(missing);
        Assert.Equal(RemarkReason.NotAskedFor, difference.Reason);
        Assert.Contains("'dedicated-hybrid-app'", difference.Message, StringComparison.Ordinal);
        Assert.Contains("403 since 31 October 2025", difference.Message, StringComparison.Ordinal);
        Assert.Contains(difference.Facts, f => f.Id == "shared-principal-blocked");
    }

    [Fact]
    public void Preflight_and_rotation_need_not_be_listed()
    {
        var differences = Plans.Advise(Hybrid, ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.DedicatedHybridApp, ProcedureIds.FirstPartyCleanup).Differences;

        Assert.Empty(differences);
    }

    [Fact]
    public void What_is_listed_and_left_out_is_told_with_the_reason()
    {
        var advice = Plans.Advise(Plans.Topology(MailboxPlacement.OnPremises, Plans.Se), ProcedureIds.TeamsPartners);

        var difference = Assert.Single(advice.Differences);
        Assert.Equal(RemarkReason.AskedForInVain, difference.Reason);
        Assert.Contains("topology.teams is false", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_procedure_before_the_one_that_makes_what_it_needs_is_told_with_the_right_order()
    {
        var difference = Plans.Advise(Hybrid, ProcedureIds.FirstPartyCleanup, ProcedureIds.DedicatedHybridApp, ProcedureIds.ExchangeOnlineOAuth)
            .Differences.Single(d => d.Reason is RemarkReason.WrongOrder);

        Assert.EndsWith("exchange-online-oauth, dedicated-hybrid-app, first-party-cleanup.", difference.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.SkypeOnlinePartner)]
    [InlineData(ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.TeamsPartners)]
    [InlineData(ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.DedicatedHybridApp)]
    [InlineData(ProcedureIds.DedicatedHybridApp, ProcedureIds.FirstPartyCleanup)]
    public void Each_pair_that_needs_an_order_is_seen(string earlier, string later)
    {
        Assert.Contains(Plans.Advise(Hybrid, later, earlier).Differences, d => d.Reason is RemarkReason.WrongOrder);
        Assert.DoesNotContain(Plans.Advise(Hybrid, earlier, later).Differences, d => d.Reason is RemarkReason.WrongOrder);
    }

    [Fact]
    public void Procedures_that_do_not_need_each_other_come_in_any_order()
    {
        var topology = Hybrid with { SkypePool = Plans.Pool };
        var differences = Plans.Advise(
            topology, ProcedureIds.SkypeServerExchange, ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.DedicatedHybridApp, ProcedureIds.FirstPartyCleanup);

        Assert.Empty(differences.Differences);
    }

    [Theory]
    [InlineData(Plans.Exchange2016, Cloud.Global, "ex01.fabrikam.com (Exchange 2016")]
    [InlineData(Plans.Se, Cloud.Delos, "Delos")]
    public void Graph_that_cannot_be_had_is_told_with_the_reason(string build, Cloud cloud, string words)
    {
        var profile = Plans.Profile(Plans.Topology(MailboxPlacement.Both, build), ProcedureIds.DedicatedHybridApp);
        var asked = profile with
        {
            Tenant = profile.Tenant with { Cloud = cloud },
            HybridApplication = new HybridApplicationPolicy { Access = HybridAccess.Both },
        };

        var difference = Planner.Advise(asked, Plans.Today).Differences.Single(d => d.Reason is RemarkReason.GraphNotPossible);

        Assert.Contains(words, difference.Message, StringComparison.Ordinal);
        Assert.Contains("\"access\": \"ews\"", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_that_can_be_had_is_no_difference()
    {
        var profile = Plans.Profile(Hybrid) with { HybridApplication = new HybridApplicationPolicy { Access = HybridAccess.Graph } };

        Assert.DoesNotContain(Planner.Advise(profile, Plans.Today).Differences, d => d.Reason is RemarkReason.GraphNotPossible);
    }
}
