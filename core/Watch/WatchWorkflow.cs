using System.Globalization;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>
/// A watch of all organizations: pages as children, a few at once. Whoever throttles is looked at again when its tenant allows it, after everybody
/// else, and waits for no other that throttles longer. Beyond what one history takes, the rest is a watch of its own: no history grows above a
/// thousand events.
/// </summary>
public sealed class WatchWorkflow : Workflow<WatchOrder, WatchTotals>
{
    /// <summary>The most organizations of one history: fifty pages, each some four events, and as many again for each later try.</summary>
    public const int MostOrganizations = 50 * WatchPageWorkflow.Size;

    /// <summary>Every watch's id starts with this.</summary>
    public const string Prefix = "watch-";

    private const int PagesAtOnce = 4;

    /// <summary>How often an organization is looked at again.</summary>
    private const int LaterTries = 2;

    /// <summary>How often those that throttle are waited for; with the last, all that is left is tried.</summary>
    private const int LaterRounds = 6;

    /// <summary>Nobody is waited for longer, once.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Who may be asked within this of each other is asked together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<WatchOrder, WatchTotals> Reference = new("Watch");

    /// <summary>The id of the watch that begins at a time.</summary>
    public static string IdAt(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{time.UtcDateTime:yyyyMMddHHmmss}");

    /// <inheritdoc />
    public override async Task<WatchTotals> RunAsync(IWorkflow workflow, WatchOrder input)
    {
        var names = (await workflow.CallActivityAsync(WatchActivities.ListOrganizations, input.After, RetryPolicy.Safe)).Required();
        var ending = await LookAsync(workflow, new PageOrder(names.Names, LastTry: false, input.Jitter), "0");
        var totals = ending.Totals;

        // The rest does not wait for those that throttle here.
        var rest = names.More ? workflow.CallChildAsync(Reference, $"{workflow.InstanceId}-rest", input with { After = names.Names[^1] }) : null;
        var waiting = Again(ending, 1);
        for (var round = 1; waiting.Count > 0; round++)
        {
            var isLast = round == LaterRounds;
            var first = waiting.Min(w => w.Until);
            var group = waiting.Where(w => isLast || w.Until <= first + Together).ToList();

            // Nobody is asked before it allows it, unless it asks for longer than anybody is waited for.
            var all = group.Max(w => w.Until);
            var latest = workflow.UtcNow + LongestPause;
            await workflow.DelayUntilAsync(all < latest ? all : latest);
            foreach (var due in group.GroupBy(w => w.Tries).OrderBy(w => w.Key))
            {
                var order = new PageOrder([.. due.Select(w => w.Organization)], isLast || due.Key == LaterTries, input.Jitter);
                ending = await LookAsync(workflow, order, string.Create(CultureInfo.InvariantCulture, $"{round}.{due.Key}"));
                totals += ending.Totals;
                waiting = [.. waiting.Except(due), .. Again(ending, due.Key + 1)];
            }
        }

        if (rest is not null)
        {
            totals += (await rest).Required();
        }

        if (input.After.Length == 0)
        {
            // Only a watch that came to its end beats.
            (await workflow.CallActivityAsync(WatchActivities.EndWatch, new WatchEnding(workflow.InstanceId, totals), RetryPolicy.Safe)).Required();
        }

        return totals;
    }

    private static List<WaitingOrganization> Again(PageEnding ending, int tries) =>
        [.. ending.PutOff.Select(p => new WaitingOrganization(p.Organization, p.Until, tries))];

    private static async Task<PageEnding> LookAsync(IWorkflow workflow, PageOrder order, string round)
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
