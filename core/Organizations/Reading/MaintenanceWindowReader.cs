namespace HybridTrust.Organizations.Reading;

/// <summary>Reads when changes may be made.</summary>
internal static class MaintenanceWindowReader
{
    public static Field<MaintenanceWindow> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var days = fields.Required(
            "days",
            Values.List(Values.Word<DayOfWeek>, 1, ProfileLimits.Days, "days", identity: null),
            [],
            "Add the days on which the window opens, such as [\"saturday\"].");
        var opens = fields.Required("opens", Values.TimeOfDay, default, TextFormat.TimeOfDay.Remedy);
        var closes = fields.Required("closes", Values.TimeOfDay, default, TextFormat.TimeOfDay.Remedy);
        if (opens.Good && closes.Good && opens.Value == closes.Value)
        {
            fields.Report(
                closes.Path, "The window closes when it opens.", "Write a later time, or leave the whole window out to allow any time.");
        }

        return fields.Close(new MaintenanceWindow { Days = days.Value, Opens = opens.Value, Closes = closes.Value });
    }
}
