namespace HybridTrust.Watch;

/// <summary>Names of organizations, in ordinal order.</summary>
/// <param name="Names">No more than one history takes.</param>
/// <param name="More">Whether others follow.</param>
public sealed record WatchNames(IReadOnlyList<string> Names, bool More);
