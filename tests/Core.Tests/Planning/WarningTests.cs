using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning;

/// <summary>What the planner warns of.</summary>
public class WarningTests
{
    private static Remark? Warning(RemarkReason reason, Topology topology, HybridAccess access = HybridAccess.Ews, Cloud cloud = Cloud.Global, DateOnly? today = null)
    {
        var profile = Plans.Profile(topology);
        return Planner.Advise(
                profile with { HybridApplication = new HybridApplicationPolicy { Access = access }, Tenant = profile.Tenant with { Cloud = cloud } },
                today ?? Plans.Today)
            .Warnings.SingleOrDefault(w => w.Reason == reason);
    }

    [Theory]
    [InlineData(Plans.Exchange2016, "Exchange 2016")]
    [InlineData(Plans.Exchange2019, "Exchange 2019")]
    public void Exchange_2016_and_2019_are_out_of_support(string build, string product)
    {
        var warning = Warning(RemarkReason.ServersOutOfSupport, Plans.Topology(MailboxPlacement.OnPremises, Plans.Se, build));

        Assert.Contains("since 14 October 2025", warning!.Message, StringComparison.Ordinal);
        Assert.Contains("since the end of October 2026", warning.Message, StringComparison.Ordinal);
        Assert.Contains($"ex02.fabrikam.com ({product}, {build})", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ex01", warning.Message, StringComparison.Ordinal);
        Assert.Null(Warning(RemarkReason.ServersOutOfSupport, Plans.Topology(MailboxPlacement.OnPremises, Plans.Se)));
    }

    [Fact]
    public void A_date_that_has_not_come_is_told_as_one_to_come()
    {
        var topology = Plans.Topology(MailboxPlacement.Both, Plans.Exchange2016);

        Assert.Contains("after the end of October 2026", Warning(RemarkReason.ServersOutOfSupport, topology, today: new DateOnly(2026, 10, 1))!.Message, StringComparison.Ordinal);
        Assert.Contains("EWS in Exchange Online ends on 1 April 2027", Warning(RemarkReason.EwsEnds, topology)!.Message, StringComparison.Ordinal);
        Assert.Contains("EWS in Exchange Online ended on 1 April 2027", Warning(RemarkReason.EwsEnds, topology, today: new DateOnly(2027, 4, 1))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_needs_every_server_and_names_those_that_are_too_old()
    {
        var warning = Warning(RemarkReason.EwsEnds, Plans.Topology(MailboxPlacement.Both, Plans.Se, "15.2.2562.37", Plans.Exchange2016));

        Assert.Contains("ex02.fabrikam.com (Exchange SE, 15.2.2562.37), ex03.fabrikam.com (Exchange 2016", warning!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ex01", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HybridAccess.Ews, "can ask by Microsoft Graph already")]
    [InlineData(HybridAccess.Both, "has no other way yet")]
    public void Where_graph_is_possible_what_stays_with_ews_is_told(HybridAccess access, string words) =>
        Assert.Contains(words, Warning(RemarkReason.EwsEnds, Plans.Topology(MailboxPlacement.Both, Plans.Se), access)!.Message, StringComparison.Ordinal);

    [Fact]
    public void Graph_alone_outlives_ews() =>
        Assert.Null(Warning(RemarkReason.EwsEnds, Plans.Topology(MailboxPlacement.Both, Plans.Se), HybridAccess.Graph));

    [Theory]
    [InlineData(Cloud.UsGovernmentL4, "GCC High")]
    [InlineData(Cloud.UsGovernmentL5, "DoD")]
    [InlineData(Cloud.China, "21Vianet")]
    [InlineData(Cloud.Bleu, "Bleu")]
    [InlineData(Cloud.Delos, "Delos")]
    public void Trap_39_other_clouds_have_other_hosts_and_no_graph_flow(Cloud cloud, string name)
    {
        var topology = Plans.Topology(MailboxPlacement.Both, Plans.Se);

        Assert.Contains(name, Warning(RemarkReason.OtherCloud, topology, cloud: cloud)!.Message, StringComparison.Ordinal);
        Assert.Contains("cannot ask by Microsoft Graph in this cloud", Warning(RemarkReason.EwsEnds, topology, cloud: cloud)!.Message, StringComparison.Ordinal);
        Assert.Null(Warning(RemarkReason.OtherCloud, topology));
    }

    [Fact]
    public void Servers_that_cannot_use_the_dedicated_application_are_named_with_what_they_need()
    {
        var warning = Warning(RemarkReason.ServersTooOldForDedicatedApp, Plans.Topology(MailboxPlacement.Both, Plans.Se, "15.2.1748.10"));

        Assert.Contains("ex02.fabrikam.com runs 15.2.1748.10 and needs 15.2.1748.24", warning!.Message, StringComparison.Ordinal);
        Assert.Null(Warning(RemarkReason.ServersTooOldForDedicatedApp, Plans.Topology(MailboxPlacement.OnPremises, "15.2.1748.10")));
    }

    [Theory]
    [InlineData("15.1.2375.7", false, "15.1.2507.55")]
    [InlineData("15.1.2507.54", false, "15.1.2507.55")]
    [InlineData("15.1.2507.55", true, "15.1.2507.55")]
    [InlineData("15.2.1258.28", false, "15.2.1544.25")]
    [InlineData("15.2.1544.25", true, "15.2.1544.25")]
    [InlineData("15.2.1748.10", false, "15.2.1748.24")]
    [InlineData("15.2.1748.24", true, "15.2.1748.24")]
    [InlineData("15.2.2562.17", true, "15.2.2562.17")]
    [InlineData("15.2.2800.1", true, "15.2.2562.17")]
    [InlineData(Plans.Exchange2013, false, "15.2.2562.17")]
    public void Each_update_line_has_its_own_least_build(string build, bool accepted, string needed)
    {
        Assert.Equal(accepted, DedicatedAppBuilds.Accept(ExchangeBuild.Parse(build)));
        Assert.Equal(needed, DedicatedAppBuilds.Needed(ExchangeBuild.Parse(build)).Least.ToString());
    }

    [Fact]
    public void Skype_users_with_mailboxes_in_the_cloud_are_said_not_to_be_covered()
    {
        Assert.NotNull(Warning(RemarkReason.SkypeWithExchangeOnline, Plans.Topology(MailboxPlacement.Both, Plans.Se) with { SkypePool = Plans.Pool }));
        Assert.Null(Warning(RemarkReason.SkypeWithExchangeOnline, Plans.Topology(MailboxPlacement.OnPremises, Plans.Se) with { SkypePool = Plans.Pool }));
    }

    [Fact]
    public void A_numbered_skype_server_is_out_of_support_and_the_subscription_edition_is_not()
    {
        var topology = Plans.Topology(MailboxPlacement.OnPremises, Plans.Se);

        Assert.Contains("Skype for Business Server 2019", Warning(RemarkReason.SkypeOutOfSupport, topology with { SkypePool = Plans.Pool })!.Message, StringComparison.Ordinal);
        Assert.Null(Warning(RemarkReason.SkypeOutOfSupport, topology with { SkypePool = Plans.Pool with { Edition = SkypeEdition.SubscriptionEdition } }));
    }

    [Fact]
    public void After_the_last_mailbox_the_application_may_go_and_teams_contradicts()
    {
        var topology = Plans.Topology(MailboxPlacement.AllMoved, Plans.Se) with { Teams = true };

        Assert.Contains("ExchangeServerApp-5f0a5c0e-6b0c-4d7e-9a55-0f6f6f2d7a10", Warning(RemarkReason.Leftovers, topology)!.Message, StringComparison.Ordinal);
        Assert.NotNull(Warning(RemarkReason.Contradiction, topology));
        Assert.Null(Warning(RemarkReason.Leftovers, topology with { Mailboxes = MailboxPlacement.Both }));
    }
}
