using HybridTrust.Organizations;
using HybridTrust.Planning.Features;

namespace HybridTrust.Planning;

/// <summary>The feature table, cell by cell, and what is read from it.</summary>
public class FeatureMatrixTests
{
    // As the page has it: a row's own footnote after its name, a cell's after its letter.
    private const string Table =
        """
        Presence in Outlook | Y | Y | Y | Y | Y
        Reply by IM, PSTN, Skype or video call from an Outlook message | Y | Y | Y | Y | Y
        Schedule and join online meetings in Outlook | Y | Y | Y | Y | Y
        Presence in Outlook on the web | Y | Y | N | N | Y
        Reply by IM or call from Outlook on the web | Y | Y | N | N | Y
        Schedule and join online meetings in Outlook on the web | Y | Y | N | N | Y
        IM and presence in mobile clients | Y | Y | Y | Y | Y
        Join online meetings in mobile clients | Y | Y | Y | Y | Y
        Publish status from Outlook free/busy | Y | Y | Y | Y | Y
        Contact list (unified contact store) | Y1 | Y | N | N | Y
        High-resolution contact photo^2 | Y1 | Y | N | Y | Y
        Meeting delegation | Y | Y | Y | Y | Y
        Missed conversations and call logs written to the mailbox | Y | Y | Y | Y | Y
        Archive IM and meeting content in Exchange | Y1 | Y | N | N | Y
        Search archived content | Y1 | Y | N | N | Y
        Exchange UM voice mail^3 | Y | Y | N | N | N
        Server-side conversation history | Y | Y | N | Y | Y
        """;

    private static readonly Topology WithPool = Plans.Topology(MailboxPlacement.OnPremises, Plans.Exchange2016) with { SkypePool = Plans.Pool };

    [Fact]
    public void Every_cell_is_that_of_the_page()
    {
        var written = FeatureMatrix.Features.Select(f =>
            $"{f.Name}{(f.Footnote is { } note ? $"^{note}" : "")} | {string.Join(" | ", f.Cells.Select(c => $"{(c.Supported ? "Y" : "N")}{c.Footnote}"))}");

        Assert.Equal(Table.ReplaceLineEndings("\n").Split('\n'), written);
        Assert.All(FeatureMatrix.Features, f => Assert.Equal(FeatureMatrix.Columns.Count, f.Cells.Count));
    }

    [Fact]
    public void The_columns_with_skype_for_business_online_are_not_supported_since_july_2021()
    {
        Assert.Equal("ABCDE", string.Concat(FeatureMatrix.Columns.Select(c => c.Letter)));
        Assert.Equal("CDE", string.Concat(FeatureMatrix.Columns.Where(c => !c.Supported).Select(c => c.Letter)));
        Assert.All(FeatureMatrix.Columns, c => Assert.Equal(c.Supported, !c.Skype.Contains("Online", StringComparison.Ordinal)));
        Assert.Contains("31 July 2021", FeatureMatrix.Retirement, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_footnote_that_is_used_is_there()
    {
        var used = FeatureMatrix.Features.SelectMany(f => f.Cells.Select(c => c.Footnote).Append(f.Footnote)).OfType<int>().Distinct().Order();

        Assert.Equal(FeatureMatrix.Footnotes.Select(f => f.Number), used);
    }

    [Theory]
    [InlineData(MailboxPlacement.OnPremises, true, false, "A")]
    [InlineData(MailboxPlacement.Both, true, false, "AB")]
    [InlineData(MailboxPlacement.AllMoved, true, false, "B")]
    [InlineData(MailboxPlacement.OnPremises, false, true, "D")]
    [InlineData(MailboxPlacement.Both, false, true, "DE")]
    [InlineData(MailboxPlacement.AllMoved, false, false, "E")]
    [InlineData(MailboxPlacement.OnPremises, false, false, "")]
    public void A_topology_falls_into_its_columns(MailboxPlacement mailboxes, bool pool, bool teams, string letters)
    {
        var topology = Plans.Topology(mailboxes, Plans.Exchange2016) with { SkypePool = pool ? Plans.Pool : null, Teams = teams };

        var features = Plans.Advise(topology).Features;

        Assert.Equal(letters, string.Concat(features.Columns.Select(c => c.Letter)));
        Assert.Equal(pool ? 17 : 0, features.Features.Count);
        Assert.All(features.Features, f => Assert.Equal(letters.Length, f.Cells.Count));
    }

    [Fact]
    public void Exchange_2010_on_its_own_would_have_been_column_c() =>
        Assert.Equal('C', Plans.Advise(Plans.Topology(MailboxPlacement.Both, Plans.Exchange2010)).Features.Columns[0].Letter);

    [Fact]
    public void Nothing_is_claimed_from_a_retired_column()
    {
        var features = Plans.Advise(Plans.Topology(MailboxPlacement.Both, Plans.Se) with { Teams = true }).Features;

        Assert.Empty(features.Features);
        Assert.Contains(features.Notes, n => n.Contains("31 July 2021", StringComparison.Ordinal));
        Assert.Contains(features.Notes, n => n.Contains("nor Teams", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Plans.Exchange2016, true)]
    [InlineData(Plans.Exchange2019, false)]
    [InlineData(Plans.Se, false)]
    public void Voice_mail_by_exchange_itself_ended_with_2016(string build, bool there)
    {
        var features = Plans.Advise(WithPool with { Servers = [WithPool.Servers[0] with { Build = build }] }).Features;

        Assert.Equal(there, features.Features.Single(f => f.Name == "Exchange UM voice mail").Cells[0].Supported);
        Assert.Equal(!there, features.Notes.Any(n => n.Contains("read as for Exchange 2016, which nobody confirmed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(SkypeEdition.Skype2019, false)]
    [InlineData(SkypeEdition.SubscriptionEdition, true)]
    public void Cloud_voicemail_is_unconfirmed_for_the_subscription_edition(SkypeEdition edition, bool unconfirmed)
    {
        var features = Plans.Advise(WithPool with { SkypePool = Plans.Pool with { Edition = edition } }).Features;

        var note = Assert.Single(features.Notes, n => n.StartsWith("Cloud Voicemail is supported", StringComparison.Ordinal));
        Assert.Equal(unconfirmed, note.Contains("Unconfirmed: Skype for Business Server Subscription Edition", StringComparison.Ordinal));
    }
}
