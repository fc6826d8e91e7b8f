namespace HybridTrust.Planning.Features;

/// <summary>
/// The feature table of "Plan to integrate Skype for Business and Exchange" (Microsoft, edition of December 2021), cell by cell,
/// with its footnotes. What it does not know is said by <see cref="Gaps"/>.
/// </summary>
public static class FeatureMatrix
{
    private static readonly FeatureCell Y = new(Supported: true);
    private static readonly FeatureCell N = new(Supported: false);

    // Exchange 2010 stands in column A too, but without these features.
    private static readonly FeatureCell Y1 = new(Supported: true, Footnote: 1);

    /// <summary>Where the table stands.</summary>
    public const string Source = "Microsoft, Plan to integrate Skype for Business and Exchange, December 2021";

    /// <summary>What the page says above its table.</summary>
    public const string Retirement =
        "Skype for Business Online was retired on 31 July 2021; the combinations that include it (columns C, D and E) are not supported any more.";

    /// <summary>The columns, from left to right.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        new('A', "Exchange 2016/2013/2010 on premises", "Skype for Business Server", Supported: true),
        new('B', "Exchange Online", "Skype for Business Server", Supported: true),
        new('C', "Exchange 2010 on premises", "Skype for Business Online", Supported: false),
        new('D', "Exchange 2016/2013 on premises", "Skype for Business Online", Supported: false),
        new('E', "Exchange Online", "Skype for Business Online", Supported: false),
    ];

    /// <summary>The rows, from top to bottom.</summary>
    public static IReadOnlyList<Feature> Features { get; } =
    [
        //                                                                                   A   B  C  D  E
        new("Presence in Outlook",                                                         [ Y,  Y, Y, Y, Y]),
        new("Reply by IM, PSTN, Skype or video call from an Outlook message",              [ Y,  Y, Y, Y, Y]),
        new("Schedule and join online meetings in Outlook",                                [ Y,  Y, Y, Y, Y]),
        new("Presence in Outlook on the web",                                              [ Y,  Y, N, N, Y]),
        new("Reply by IM or call from Outlook on the web",                                 [ Y,  Y, N, N, Y]),
        new("Schedule and join online meetings in Outlook on the web",                     [ Y,  Y, N, N, Y]),
        new("IM and presence in mobile clients",                                           [ Y,  Y, Y, Y, Y]),
        new("Join online meetings in mobile clients",                                      [ Y,  Y, Y, Y, Y]),
        new("Publish status from Outlook free/busy",                                       [ Y,  Y, Y, Y, Y]),
        new("Contact list (unified contact store)",                                        [Y1,  Y, N, N, Y]),
        new("High-resolution contact photo",                                               [Y1,  Y, N, Y, Y]) { Footnote = 2 },
        new("Meeting delegation",                                                          [ Y,  Y, Y, Y, Y]),
        new("Missed conversations and call logs written to the mailbox",                   [ Y,  Y, Y, Y, Y]),
        new("Archive IM and meeting content in Exchange",                                  [Y1,  Y, N, N, Y]),
        new("Search archived content",                                                     [Y1,  Y, N, N, Y]),
        new("Exchange UM voice mail",                                                      [ Y,  Y, N, N, N]) { Footnote = 3 },
        new("Server-side conversation history",                                            [ Y,  Y, N, Y, Y]),
    ];

    /// <summary>The footnotes: 1 and 2 are the page's, 3 is about its wording.</summary>
    public static IReadOnlyList<Footnote> Footnotes { get; } =
    [
        new(1, "Needs Exchange 2013 or 2016."),
        new(2, "Needs Lync 2013 or Skype for Business clients; not Lync Web App, mobile clients, Lync 2010 or Lync for Mac."),
        new(3, "The row's name is damaged by machine translation, and an edition of February 2018 had yes in every column: the row has changed."),
    ];

    /// <summary>What the table does not know.</summary>
    public const string Gaps = "The table knows neither Exchange 2019 and SE nor Skype for Business Server Subscription Edition nor Teams.";

    /// <summary>Our own reading of the table.</summary>
    public const string Reading = "Rows about Outlook on the desktop need no trust between the servers: that is our reading, not Microsoft's word.";
}
