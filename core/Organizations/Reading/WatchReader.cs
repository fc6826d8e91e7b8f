namespace HybridTrust.Organizations.Reading;

/// <summary>Reads what the watch does by itself.</summary>
internal static class WatchReader
{
    public static Field<WatchPolicy> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var usual = new WatchPolicy();
        var tickets = fields.Optional("tickets", Where, usual.Tickets);
        return fields.Close(new WatchPolicy { Tickets = tickets.Value, OpensRuns = fields.Optional("opensRuns", Values.Truth, usual.OpensRuns).Value });
    }

    private static Field<CauseTickets?> Where(JsonAt at) => Values.Word<CauseTickets>(at).As(word => (CauseTickets?)word);
}
