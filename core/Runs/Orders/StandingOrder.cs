using System.Text.Json.Serialization;

namespace HybridTrust.Runs.Orders;

/// <summary>The order that keeps a run from changing anything.</summary>
/// <param name="Scope">Whom it was given for.</param>
/// <param name="Order">The order.</param>
public sealed record StandingOrder(OrderScope Scope, RunOrder Order)
{
    /// <summary>The same in words.</summary>
    [JsonIgnore]
    public string Sentence =>
        $"{Order.By} {(Order.Kind is OrderKind.Cancel ? "cancelled" : "put a hold on")} {Scope} at {Order.At:u}" +
        (string.IsNullOrWhiteSpace(Order.Reason) ? "." : $": {Order.Reason.Trim().TrimEnd('.')}.");
}
