namespace HybridTrust.Runs.Orders;

/// <summary>The orders given so far, oldest first: the last stands, the others say who ordered what before.</summary>
/// <param name="Orders">The orders.</param>
public sealed record GivenOrders(IReadOnlyList<RunOrder> Orders)
{
    /// <summary>None.</summary>
    public static GivenOrders None { get; } = new([]);

    /// <summary>What stops changes now, or null.</summary>
    public RunOrder? Standing => Orders is [.., { Kind: not OrderKind.Resume } last] ? last : null;
}
