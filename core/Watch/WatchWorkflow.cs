using System.Globalization;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>
/// A watch of all organizations: pages as children, a few at once. Whoever throttles is looked at again when its tenant allows it, after everybody
/// else. Beyond what one history takes, the rest is a watch of its own: no history grows above a thousand events.
/// </summary>
public sealed class WatchWorkflow : Workflow<WatchOrder, WatchTotals>
{
    /// <summary>The most organizations of one history: fifty pages, each some five events, and as many again for every later round.</summary>
    public const int MostOrganizations = 50 * WatchPageWorkflow.Size;

    /// <summary>Every watch's id starts with this.</summary>
    public const string Prefix = "watch-";

    private const int PagesAtOnce = 4;
    private const int LaterRounds = 2;

    /// <summary>Nobody is waited for longer. Those that throttle wait together, for the one that asks for the longest pause.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<WatchOrder, WatchTotals> Reference = new("Watch");

    /// <summary>The id of the watch that begins at a time.</summary>
    public static string IdAt(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{time.UtcDateTime:yyyyMMddHHmmss}");

    /// <inheritdoc />
    public override async Task<WatchTotals> RunAsync(IWorkflow workflow, WatchOrder input)
    {
        var names = (await workflow.CallActivityAsync(WatchActivities.ListOrganizations, input.After, RetryPolicy.Safe)).Required();
        var ending = await LookAsync(workflow, new PageOrder(names.Names, LastTry: false, input.Jitter), 0);
        var totals = ending.Totals;
        for (var round = 1; round <= LaterRounds && ending.PutOff.Count > 0; round++)
        {
            var until = ending.PutOff.Max(p => p.Until);
            var latest = workflow.UtcNow + LongestPause;
            await workflow.DelayUntilAsync(until < latest ? until : latest);
            ending = await LookAsync(workflow, new PageOrder([.. ending.PutOff.Select(p => p.Organization)], round == LaterRounds, input.Jitter), round);
            totals += ending.Totals;
        }

        if (names.More)
        {
            var rest = await workflow.CallChildAsync(Reference, $"{workflow.InstanceId}-rest", input with { After = names.Names[^1] });
            totals += rest.Required();
        }

        if (input.After.Length == 0)
        {
            // Only a watch that came to its end beats.
            (await workflow.CallActivityAsync(WatchActivities.EndWatch, new WatchEnding(workflow.InstanceId, totals), RetryPolicy.Safe)).Required();
        }

        return totals;
    }

    private static async Task<PageEnding> LookAsync(IWorkflow workflow, PageOrder order, int round)
    {
        var pages = order.Organizations.Chunk(WatchPageWorkflow.Size).ToList();
        var endings = new PageEnding[pages.Count];
        await Task.WhenAll(Enumerable.Range(0, Math.Min(PagesAtOnce, pages.Count)).Select(LaneAsync));
        return new PageEnding(
            endings.Aggregate(WatchTotals.None, (totals, ending) => totals + ending.Totals), [.. endings.SelectMany(ending => ending.PutOff)]);

        async Task LaneAsync(int lane)
        {
            for (var page = lane; page < pages.Count; page += PagesAtOnce)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{workflow.InstanceId}-{round}-{page}");
                var outcome = await workflow.CallChildAsync(WatchPageWorkflow.Reference, id, order with { Organizations = pages[page] });
                endings[page] = outcome is Outcome<PageEnding>.Completed done
                    ? done.Value
                    : new PageEnding(WatchTotals.None with { Organizations = pages[page].Length, Problems = pages[page].Length, Unread = pages[page].Length }, []);
            }
        }
    }
}
