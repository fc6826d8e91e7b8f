using HybridTrust.Organizations;

namespace HybridTrust.Runner.Policy;

/// <summary>Decides whether a point in time lies in a policy's hours.</summary>
internal static class PolicyHours
{
    /// <summary>True when one of the windows is open. A window that closes at or before its opening time ends the next day.</summary>
    public static bool AreOpen(IReadOnlyList<MaintenanceWindow> windows, DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        return windows.Any(w => IsOpen(w, utc, DateOnly.FromDateTime(utc)) || IsOpen(w, utc, DateOnly.FromDateTime(utc).AddDays(-1)));
    }

    private static bool IsOpen(MaintenanceWindow window, DateTime now, DateOnly day)
    {
        var opens = day.ToDateTime(window.Opens);
        var closes = (window.Closes > window.Opens ? day : day.AddDays(1)).ToDateTime(window.Closes);
        return window.Days.Contains(day.DayOfWeek) && now >= opens && now < closes;
    }
}
