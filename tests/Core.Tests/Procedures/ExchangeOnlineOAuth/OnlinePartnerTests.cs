using System.Text.Json.Nodes;
using HybridTrust.Steps;
using static HybridTrust.Procedures.ExchangeOnlineOAuth.OAuthBench;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Step 2: the partner application of Exchange Online, which Exchange setup makes disabled.</summary>
public sealed class OnlinePartnerTests
{
    [Fact]
    public async Task An_absent_partner_application_is_told_where_the_documents_pipeline_says_nothing()
    {
        await using var bench = await StartAsync(estate => ((JsonArray)estate["exchange"]!["partnerApplications"]!).RemoveAt(0));

        Assert.Contains("PrepareAD", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("partner-application")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_application_without_account_is_linked_and_unlinked_again_by_undo()
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["partnerApplications"]![0]!.AsObject().Remove("linkedAccount"));

        var seen = Assert.IsType<Finding.Different>(await bench.InspectAsync("partner-application"));
        Assert.Equal("contoso.com/Users/Exchange Online-ApplicationAccount", seen.Settings.Single().Expected.ToString());
        Assert.Contains("restart", seen.Sentence, StringComparison.Ordinal);
        var applied = await bench.ApplyAllAsync();
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("partner-application"));
        await bench.UndoAsync(applied);
        Assert.Equal(seen.Settings, (await bench.InspectAsync("partner-application")).Changes);
    }

    [Fact]
    public async Task A_partner_application_that_acts_as_somebody_else_is_left_alone()
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["partnerApplications"]![0]!["linkedAccount"] = "TeamsIntegration-ApplicationAccount");

        Assert.Contains("TeamsIntegration", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("partner-application")).Sentence, StringComparison.Ordinal);
    }
}
