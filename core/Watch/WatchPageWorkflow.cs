using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>A page of a watch: at most a hundred organizations, a few at once.</summary>
public sealed class WatchPageWorkflow : Workflow<PageOrder, PageEnding>
{
    /// <summary>The most organizations of a page.</summary>
    public const int Size = 100;

    private const int AtOnce = 2;
    private const int OfOneActivity = 10;

    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<PageOrder, PageEnding> Reference = new("WatchPage");

    /// <inheritdoc />
    public override async Task<PageEnding> RunAsync(IWorkflow workflow, PageOrder input)
    {
        // The id's own bytes: as good as chance, and the same at every replay.
        var part = workflow.NewGuid().ToByteArray()[0] / 256.0;
        await workflow.DelayUntilAsync(workflow.UtcNow + (input.Jitter * part));

        var totals = WatchTotals.None;
        var putOff = new List<PutOff>();
        foreach (var slices in input.Organizations.Chunk(OfOneActivity).Chunk(AtOnce))
        {
            foreach (var (slice, outcome) in slices.Zip(await Task.WhenAll(slices.Select(slice =>
                workflow.CallActivityAsync(WatchActivities.LookAtOrganizations, input with { Organizations = slice }, RetryPolicy.Safe)))))
            {
                // What could not even be tried counts as unread; the others go on.
                var ending = outcome is Outcome<PageEnding>.Completed done
                    ? done.Value
                    : new PageEnding(WatchTotals.None with { Organizations = slice.Length, Problems = slice.Length, Unread = slice.Length }, []);
                totals += ending.Totals;
                putOff.AddRange(ending.PutOff);
            }
        }

        return new PageEnding(totals, putOff);
    }
}
