using HybridTrust.Runs.Orders;

namespace HybridTrust.Api.Orders;

/// <summary>An order as <c>POST /api/runs/{id}/orders</c> and <c>POST /api/orders</c> take it. Who gives it is the caller.</summary>
/// <param name="Order">What is ordered.</param>
/// <param name="Reason">Why; at most 1,000 characters.</param>
public sealed record OrderPayload(
    OrderKind Order,
    string? Reason = null);
