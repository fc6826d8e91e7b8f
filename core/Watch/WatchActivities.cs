using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>The activities of a watch by name.</summary>
public static class WatchActivities
{
    /// <summary>Names the organizations behind one; empty for the first.</summary>
    public static readonly ActivityReference<string, WatchNames> ListOrganizations = new("ListOrganizations");

    /// <summary>Looks at a few organizations.</summary>
    public static readonly ActivityReference<PageOrder, PageEnding> LookAtOrganizations = new("LookAtOrganizations");

    /// <summary>Records the heartbeat.</summary>
    public static readonly ActivityReference<WatchEnding, bool> EndWatch = new("EndWatch");
}
