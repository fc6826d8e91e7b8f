using System.Collections.Concurrent;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Testing;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>The watch's own orchestrations over organizations that are names alone, in time that jumps over its waits.</summary>
internal sealed class PagedWatch : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private readonly IReadOnlyList<string> _names;
    private readonly Func<string, int, TimeSpan?> _throttled;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> _asked = new(StringComparer.Ordinal);
    private int _atWork;
    private int _most;

    /// <param name="organizations">How many there are.</param>
    /// <param name="throttled">For how long a tenant throttles, by its name and how often it was asked before; null when it answers.</param>
    public PagedWatch(int organizations, Func<string, int, TimeSpan?> throttled)
    {
        _names = [.. Enumerable.Range(0, organizations).Select(i => $"org-{i:D5}")];
        _throttled = throttled;
    }

    public SimulatedTime Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public string JournalPath => _directory.JournalPath;

    /// <summary>How many activities looked at the same time, at most.</summary>
    public int MostAtWork => _most;

    /// <summary>When an organization was asked, by its number.</summary>
    public IReadOnlyList<DateTimeOffset> AskedOf(int organization) => [.. _asked.GetValueOrDefault(_names[organization]) ?? []];

    /// <summary>One watch, to its end.</summary>
    public async Task<WatchTotals> RunAsync()
    {
        var registry = new WorkflowRegistry()
            .Add(WatchWorkflow.Reference, () => new WatchWorkflow())
            .Add(WatchPageWorkflow.Reference, () => new WatchPageWorkflow());
        registry.Activity<string, WatchNames>("ListOrganizations", after => Names(after));
        registry.Activity<PageOrder, PageEnding>("LookAtOrganizations", (order, _) => LookAsync(order));
        registry.Activity<WatchEnding, bool>("EndWatch", _ => true);
        await using var engine = await _directory.OpenAsync(registry, time: Clock);
        await engine.StartAsync(WatchWorkflow.Reference, "watch-1", WatchOrder.All, _limit.Token);
        while (await engine.FindAsync("watch-1", _limit.Token) is { Status: InstanceStatus.Running })
        {
            await engine.WhileIdleAsync(due =>
            {
                Clock.MoveTo(due ?? Clock.GetUtcNow());
                return Task.CompletedTask;
            });
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, _limit.Token);
        }

        var ended = (await engine.FindAsync("watch-1", _limit.Token))!;
        Assert.True(ended.Status is InstanceStatus.Completed, ended.Failure?.Message);
        return ended.Output<WatchTotals>()!;
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private WatchNames Names(string after)
    {
        var rest = _names.Where(name => string.CompareOrdinal(name, after) > 0).ToList();
        return new WatchNames([.. rest.Take(WatchWorkflow.MostOrganizations)], rest.Count > WatchWorkflow.MostOrganizations);
    }

    private async Task<PageEnding> LookAsync(PageOrder order)
    {
        var now = Clock.GetUtcNow();
        var most = Interlocked.Increment(ref _atWork);
        InterlockedMax(most);
        await Task.Yield();
        var putOff = new List<PutOff>();
        foreach (var name in order.Organizations)
        {
            var asked = _asked.GetOrAdd(name, _ => []);
            var before = asked.Count;
            asked.Enqueue(now);
            if (_throttled(name, before) is { } pause && !order.LastTry)
            {
                putOff.Add(new PutOff(name, now + pause));
            }
        }

        Interlocked.Decrement(ref _atWork);
        return new PageEnding(WatchTotals.None with { Organizations = order.Organizations.Count - putOff.Count }, putOff);
    }

    private void InterlockedMax(int seen)
    {
        for (var most = _most; seen > most; most = _most)
        {
            Interlocked.CompareExchange(ref _most, seen, most);
        }
    }
}
