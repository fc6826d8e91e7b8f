namespace HybridTrust.Watch;

/// <summary>Some organizations to look at.</summary>
/// <param name="Organizations">Their names; at most a hundred.</param>
/// <param name="LastTry">Whether a tenant that throttles counts as unreadable now.</param>
/// <param name="Jitter">The page waits for a part of this first, so that pages do not fall into step.</param>
public sealed record PageOrder(IReadOnlyList<string> Organizations, bool LastTry, TimeSpan Jitter);
