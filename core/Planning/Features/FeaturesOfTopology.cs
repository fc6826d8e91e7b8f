using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Features;

/// <summary>Reads the feature matrix for an organization (domain 6).</summary>
internal static class FeaturesOfTopology
{
    private const string OnPremises = "mailboxes on premises";
    private const string InCloud = "mailboxes in Exchange Online";

    // The one row that a later fact changes.
    private const string UnifiedMessaging = "Exchange UM voice mail";

    public static FeatureReading Read(PlanningInput input)
    {
        var columns = Columns(input);
        var supported = columns.Where(c => c.Supported).ToList();
        var features = supported.Count == 0 ? [] : FeatureMatrix.Features.Select(f => Apply(f, supported, input)).ToList();
        return new FeatureReading(columns, features, [.. Notes(input, columns, features)]);
    }

    /// <summary>The dated facts that the reading rests on.</summary>
    public static IReadOnlyList<DatedFact> Facts(FeatureReading reading) => reading.Features.Count > 0
        ? [CloudVoicemailEditions.Fact, UnifiedMessagingEnds.Fact]
        : [];

    private static List<AppliedColumn> Columns(PlanningInput input)
    {
        var columns = new List<AppliedColumn>();

        // Old servers are refused; their column says at most what once was.
        var beside = input.Pool is not null ? 'A' : input.Servers.All(s => s.Build.Product is ExchangeProduct.Exchange2010) ? 'C' : 'D';
        if (input.MailboxesOnPremises && (input.Pool is not null || input.Hybrid))
        {
            columns.Add(Column(beside, OnPremises));
        }

        if (input.MailboxesInCloud)
        {
            columns.Add(Column(input.Pool is not null ? 'B' : 'E', InCloud));
        }

        return columns;
    }

    private static AppliedColumn Column(char letter, string whom) =>
        new(letter, whom, FeatureMatrix.Columns.Single(c => c.Letter == letter).Supported);

    private static AppliedFeature Apply(Feature feature, IReadOnlyList<AppliedColumn> columns, PlanningInput input) =>
        new(feature.Name, [.. columns.Select(c => Cell(feature, c.Letter, input))], feature.Footnote);

    // Column A speaks of Exchange 2016 and older; Unified Messaging went with Exchange 2019.
    private static FeatureCell Cell(Feature feature, char letter, PlanningInput input) =>
        letter == 'A' && string.Equals(feature.Name, UnifiedMessaging, StringComparison.Ordinal) && input.Servers.All(s => s.Build.Product > ExchangeProduct.Exchange2016)
            ? new FeatureCell(Supported: false)
            : feature.Cells[letter - 'A'];

    private static IEnumerable<string> Notes(PlanningInput input, List<AppliedColumn> columns, List<AppliedFeature> features)
    {
        if (columns.Count == 0)
        {
            yield return "The table is about Skype for Business, which this organization does not use.";
            yield break;
        }

        if (columns.Where(c => !c.Supported).ToList() is { Count: > 0 } retired)
        {
            yield return $"Nothing is claimed for {string.Join(" and ", retired.Select(c => $"{c.Whom} (column {c.Letter})"))}. {FeatureMatrix.Retirement}";
        }

        var used = features.SelectMany(f => f.Cells.Select(c => c.Footnote).Append(f.Footnote)).ToHashSet();
        foreach (var footnote in FeatureMatrix.Footnotes.Where(f => used.Contains(f.Number)))
        {
            yield return $"({footnote.Number}) {footnote.Text}";
        }

        yield return FeatureMatrix.Gaps;
        if (features.Count > 0)
        {
            if (HasNewerServers(input))
            {
                yield return $"For Exchange 2019 and SE it is read as for Exchange 2016, which nobody confirmed. {UnifiedMessagingEnds.Fact.Statement}";
            }

            yield return input.Pool!.Edition is SkypeEdition.SubscriptionEdition
                ? $"{CloudVoicemailEditions.Fact.Statement} Unconfirmed: {CloudVoicemailEditions.Fact.Unconfirmed}"
                : CloudVoicemailEditions.Fact.Statement;
            yield return FeatureMatrix.Reading;
        }
    }

    private static bool HasNewerServers(PlanningInput input) => input.Servers.Any(s => s.Build.Product > ExchangeProduct.Exchange2016);
}
