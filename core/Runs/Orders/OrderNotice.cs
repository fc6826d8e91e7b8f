using System.Globalization;

namespace HybridTrust.Runs.Orders;

/// <summary>Tells a run that there is another order. It says nothing of it: what counts is the record.</summary>
/// <param name="Given">How many orders concern the run now.</param>
public sealed record OrderNotice(int Given)
{
    /// <summary>The event that wakes a run which has read so many orders: unique per wait, because their number only grows.</summary>
    public static string EventName(int given) => string.Create(CultureInfo.InvariantCulture, $"order-after-{given}");
}
