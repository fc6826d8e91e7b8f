namespace HybridTrust.Organizations.Reading;

/// <summary>Reads a time in which nothing is changed.</summary>
internal static class FreezeReader
{
    public static Field<Freeze> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var from = fields.Required("from", Values.Instant, default, TextFormat.Instant.Remedy);
        var to = fields.Required("to", Values.Instant, default, TextFormat.Instant.Remedy);
        if (from.Good && to.Good && to.Value <= from.Value)
        {
            fields.Report(to.Path, "The freeze ends before it begins.", "Write a later time.");
        }

        return fields.Close(new Freeze
        {
            From = from.Value,
            To = to.Value,
            Reason = fields.Required("reason", Values.Text(TextFormat.Reason), "", TextFormat.Reason.Remedy).Value,
        });
    }
}
