namespace HybridTrust.Api.Requests;

/// <summary>What a person gives as the reason of a decision or an order.</summary>
internal static class Reasons
{
    /// <summary>The most characters that a reason may have.</summary>
    public const int Longest = 1000;

    /// <summary>The reason, or null; a wrong one is refused.</summary>
    public static string? Read(JsonFields fields)
    {
        var reason = fields.Text("reason", "Send a text, or leave it out.", required: false);
        if (reason is not null && (reason.Length > Longest || !Words.ArePrintable(reason.Replace("\n", "", StringComparison.Ordinal))))
        {
            fields.Refuse("$.reason", reason.Length > Longest ? $"has {reason.Length} characters" : "has characters that cannot be shown",
                $"Send at most {Longest} printable characters.");
        }

        return reason;
    }
}
