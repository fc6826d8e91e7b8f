using HybridTrust.Api.Requests;
using HybridTrust.Runs.Orders;

namespace HybridTrust.Api.Orders;

/// <summary>Reads an order, or says everything that is wrong with it.</summary>
internal static class OrderReader
{
    /// <summary>The largest body that an order needs.</summary>
    public const int LargestBody = 16 * 1024;

    /// <exception cref="Problems.RequestRefusedException">The order is not acceptable.</exception>
    public static OrderPayload Read(ReadOnlyMemory<byte> body)
    {
        const string Remedy = "Send 'hold' (begin no further change), 'resume' or 'cancel' (end without a further change).";
        var fields = JsonFields.Read(body, "order", "reason");
        OrderKind? kind = fields.Text("order", Remedy) switch
        {
            "hold" => OrderKind.Hold,
            "resume" => OrderKind.Resume,
            "cancel" => OrderKind.Cancel,
            null => null,
            var other => Refuse(fields, other, Remedy),
        };
        var reason = fields.Reason();
        fields.ThrowIfAnyErrors("The order");
        return new OrderPayload(kind!.Value, reason);
    }

    private static OrderKind? Refuse(JsonFields fields, string order, string remedy)
    {
        fields.Refuse("$.order", $"is {Words.Quote(order)}", remedy);
        return null;
    }
}
