using HybridTrust.Records;

namespace HybridTrust.Runs.Orders;

/// <summary>Whom an order is for.</summary>
/// <param name="Run">The run; null for all runs of this host, those that start later too.</param>
public sealed record OrderScope(string? Run)
{
    /// <summary>All runs.</summary>
    public static OrderScope All { get; } = new((string?)null);

    /// <summary>Where its orders are kept.</summary>
    public RecordKey Key => new("orders", Run ?? "all");

    /// <inheritdoc />
    public override string ToString() => Run ?? "all runs";
}
