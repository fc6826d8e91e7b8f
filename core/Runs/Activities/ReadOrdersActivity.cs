using HybridTrust.Runs.Orders;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Reads what people ordered a run.</summary>
internal sealed class ReadOrdersActivity(OrderLedger orders) : Activity<string, OrderReading>
{
    public override Task<OrderReading> RunAsync(string input, CancellationToken cancellation) => orders.ReadAsync(input, cancellation);
}
