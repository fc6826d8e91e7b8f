using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>Which procedures a topology calls for (docs/procedures.md#which-procedures-and-why).</summary>
public class PlannerTests
{
    private const string Preflight = ProcedureIds.Preflight;
    private const string OAuth = ProcedureIds.ExchangeOnlineOAuth;
    private const string Teams = ProcedureIds.TeamsPartners;
    private const string Skype = ProcedureIds.SkypeServerExchange;
    private const string App = ProcedureIds.DedicatedHybridApp;
    private const string Cleanup = ProcedureIds.FirstPartyCleanup;
    private const string Rotate = ProcedureIds.Rotate;

    /// <summary>A row of the table of topologies: mailboxes, Teams, pool, builds, and the procedures that they call for.</summary>
    public static TheoryData<MailboxPlacement, bool, bool, string[], string[]> Rows { get; } = new()
    {
        // Exchange and Skype for Business Server, all on premises.
        { MailboxPlacement.OnPremises, false, true, [Plans.Exchange2019], [Preflight, Skype, Rotate] },

        // Skype for Business Server, mailboxes only in Exchange Online: outside the documents.
        { MailboxPlacement.AllMoved, false, true, [Plans.Exchange2019], [Preflight, Cleanup] },

        // A hybrid, Teams users with mailboxes on premises.
        { MailboxPlacement.Both, true, false, [Plans.Se], [Preflight, OAuth, Teams, App, Cleanup, Rotate] },

        // The same with every mailbox on premises: Teams is what has to come in.
        { MailboxPlacement.OnPremises, true, false, [Plans.Se], [Preflight, OAuth, Teams, App, Cleanup, Rotate] },

        // A hybrid without them.
        { MailboxPlacement.Both, false, false, [Plans.Se], [Preflight, OAuth, App, Cleanup, Rotate] },

        // A hybrid whose last mailbox has moved.
        { MailboxPlacement.AllMoved, false, false, [Plans.Se], [Preflight, Cleanup] },

        // All in the cloud.
        { MailboxPlacement.AllMoved, false, false, [], [] },

        // Exchange 2010, and 2013, beside newer servers too.
        { MailboxPlacement.Both, true, false, [Plans.Exchange2010], [] },
        { MailboxPlacement.Both, true, true, [Plans.Se, Plans.Exchange2013], [] },

        // 2016 and SE side by side.
        { MailboxPlacement.Both, false, false, [Plans.Exchange2016, Plans.Se], [Preflight, OAuth, App, Cleanup, Rotate] },

        // Everything at once.
        { MailboxPlacement.Both, true, true, [Plans.Se], [Preflight, OAuth, Teams, Skype, App, Cleanup, Rotate] },

        // Nobody but Exchange itself.
        { MailboxPlacement.OnPremises, false, false, [Plans.Se], [Preflight, Rotate] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_kind_of_topology_gets_its_procedures(MailboxPlacement mailboxes, bool teams, bool pool, string[] builds, string[] expected)
    {
        var topology = Plans.Topology(mailboxes, builds) with { Teams = teams, SkypePool = pool ? Plans.Pool : null };

        Assert.Equal(expected, Plans.Chosen(topology));
    }

    [Theory]
    [InlineData(Plans.Exchange2010, "Exchange 2010 or older", "13 October 2020")]
    [InlineData(Plans.Exchange2013, "Exchange 2013", "11 April 2023")]
    public void A_server_older_than_2016_refuses_the_topology_and_is_named(string build, string product, string since)
    {
        var advice = Plans.Advise(Plans.Topology(MailboxPlacement.Both, Plans.Se, build));

        var refusal = Assert.Single(advice.Refusals);
        Assert.Equal("$.topology.servers[1].build", refusal.Path);
        Assert.Contains($"ex02.fabrikam.com runs {product} ({build}), out of support since {since}.", refusal.Problem, StringComparison.Ordinal);
        Assert.All(advice.LeftOut, d => Assert.Equal(DecisionReason.TopologyRefused, d.Reason));
        Assert.Empty(advice.Warnings);
    }

    [Fact]
    public void An_old_edge_server_refuses_nothing()
    {
        var topology = Plans.Topology(MailboxPlacement.Both, Plans.Se, Plans.Exchange2013);
        var edge = topology with { Servers = [topology.Servers[0], topology.Servers[1] with { Role = ExchangeRole.Edge }] };

        Assert.Empty(Plans.Advise(edge).Refusals);
        Assert.Contains("ex02", Plans.Advise(edge).Warnings.Single(w => w.Reason is RemarkReason.ServersOutOfSupport).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Skype_for_business_online_is_never_chosen_and_its_end_is_told()
    {
        var decision = Plans.Advise(Plans.Topology(MailboxPlacement.Both, Plans.Se) with { Teams = true })
            .LeftOut.Single(d => d.Procedure == ProcedureIds.SkypeOnlinePartner);

        Assert.Equal(DecisionReason.ServiceRetired, decision.Reason);
        Assert.Contains("31 July 2021", decision.Message, StringComparison.Ordinal);
        Assert.Contains("not to delete it yet", decision.Message, StringComparison.Ordinal);
        Assert.Contains(decision.Facts, f => f.Id == "skype-principal-stays");
    }

    [Fact]
    public void Skype_server_with_mailboxes_only_in_exchange_online_is_said_to_be_on_another_page()
    {
        var decision = Plans.Advise(Plans.Topology(MailboxPlacement.AllMoved, Plans.Se) with { SkypePool = Plans.Pool })
            .LeftOut.Single(d => d.Procedure == ProcedureIds.SkypeServerExchange);

        Assert.Equal(DecisionReason.OutsideTheDocuments, decision.Reason);
        Assert.Contains("Outlook Web App", decision.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_in_the_cloud_is_reported_as_nothing_to_do()
    {
        var advice = Plans.Advise(Plans.Topology(MailboxPlacement.AllMoved));

        Assert.Empty(advice.Chosen);
        Assert.Equal([RemarkReason.NothingToDo], advice.Warnings.Select(w => w.Reason));
    }

    [Fact]
    public void Every_procedure_is_chosen_or_left_out_with_a_reason_and_never_both()
    {
        Prop.ForAll(RandomProfiles.Profiles.ToArbitrary(), profile =>
        {
            var advice = Planner.Advise(profile, Plans.Today);
            var decisions = advice.Chosen.Concat(advice.LeftOut).ToList();

            Assert.Equal(ProcedureIds.All.Order(StringComparer.Ordinal), decisions.Select(d => d.Procedure).Order(StringComparer.Ordinal));
            Assert.All(advice.Chosen, d => Assert.True(d.Chosen));
            Assert.All(advice.LeftOut, d => Assert.False(d.Chosen));
            Assert.All(decisions, d => Assert.EndsWith(".", d.Message, StringComparison.Ordinal));
            Assert.All(advice.Warnings.Concat(advice.Differences), r => Assert.EndsWith(".", r.Message, StringComparison.Ordinal));

            // Nothing stands on what must not be touched, and the clean-up never stands on nothing.
            Assert.True(advice.Refusals.Count == 0 || advice.Chosen.Count == 0);
            Assert.True(advice.Chosen.Count == 0 || advice.Chosen[0].Procedure == Preflight);
            Assert.True(advice.Warnings.Count(w => w.Reason is RemarkReason.EwsEnds) <= 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_profile_that_lists_what_is_chosen_differs_in_nothing()
    {
        Prop.ForAll(RandomProfiles.Profiles.ToArbitrary(), profile =>
        {
            var chosen = Planner.Advise(profile, Plans.Today).Chosen.Select(d => d.Procedure).ToList();
            var asks = profile with { Procedures = chosen, HybridApplication = new HybridApplicationPolicy { Access = HybridAccess.Ews } };

            Assert.Empty(Planner.Advise(asks, Plans.Today).Differences);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
