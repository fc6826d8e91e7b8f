using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Runs.Orders;

/// <summary>The orders for one run and for all, each kept with who gave it. They are read before each change.</summary>
public sealed class OrderLedger(IRecords records)
{
    /// <summary>
    /// Keeps an order; gives those of its scope with it. An order that says what stands already changes nothing, and a cancelled run
    /// stays cancelled.
    /// </summary>
    public async Task<GivenOrders> GiveAsync(OrderScope scope, RunOrder order, CancellationToken cancellation)
    {
        while (true)
        {
            var there = await records.FindAsync(scope.Key, cancellation);
            var given = there is null ? GivenOrders.None : TrustJson.Deserialize<GivenOrders>(there.Content.Span);
            if (given.Standing?.Kind is OrderKind.Cancel || (given.Standing?.Kind ?? OrderKind.Resume) == order.Kind)
            {
                return given;
            }

            var more = new GivenOrders([.. given.Orders, order]);
            var content = TrustJson.SerializeToUtf8(more);
            var written = there is null
                ? await records.TryCreateAsync(scope.Key, content, cancellation)
                : await records.TryReplaceAsync(scope.Key, there.Tag, content, cancellation);
            if (written is not null)
            {
                return more;
            }
        }
    }

    /// <summary>What concerns a run now. An order for the run itself comes before one for all.</summary>
    public async Task<OrderReading> ReadAsync(string run, CancellationToken cancellation)
    {
        var own = new OrderScope(run);
        var ofRun = await FindAsync(own, cancellation);
        var ofAll = await FindAsync(OrderScope.All, cancellation);
        var standing = ofRun.Standing is { } held ? new StandingOrder(own, held)
            : ofAll.Standing is { } allHeld ? new StandingOrder(OrderScope.All, allHeld)
            : null;
        StandingOrder[] latest =
        [
            .. ofRun.Orders.TakeLast(1).Select(o => new StandingOrder(own, o)),
            .. ofAll.Orders.TakeLast(1).Select(o => new StandingOrder(OrderScope.All, o)),
        ];
        return new OrderReading(ofRun.Orders.Count + ofAll.Orders.Count, standing, latest.MaxBy(o => o.Order.At));
    }

    /// <summary>Why no change of a run may begin, or null.</summary>
    public async Task<string?> ObjectionAsync(string run, CancellationToken cancellation) =>
        (await ReadAsync(run, cancellation)).Standing?.Sentence;

    private async Task<GivenOrders> FindAsync(OrderScope scope, CancellationToken cancellation) =>
        await records.FindAsync<GivenOrders>(scope.Key, cancellation) ?? GivenOrders.None;
}
