using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>What the watch does by itself. Whatever it opens changes nothing without its approval.</summary>
public sealed record WatchPolicy
{
    /// <summary>Where its tickets are opened; null for where the host says.</summary>
    [Description("Where the watch opens tickets: service-now, jira or webhook as the host is connected to them, or record for none. Left out, the host's setting says.")]
    public CauseTickets? Tickets { get; init; }

    /// <summary>Whether it opens runs beside tickets.</summary>
    [Description("Whether the watch opens runs, such as a rotation at stageDays, that wait for approval like any other; false leaves it at tickets.")]
    public bool OpensRuns { get; init; } = true;
}
