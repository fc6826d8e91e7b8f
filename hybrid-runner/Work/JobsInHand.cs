using System.Collections.Concurrent;

namespace HybridTrust.Runner.Work;

/// <summary>The envelopes that are being worked on, until their result is delivered: the host lists a job until then.</summary>
internal sealed class JobsInHand
{
    private readonly ConcurrentDictionary<string, bool> _envelopes = new(StringComparer.Ordinal);

    /// <summary>True when the envelope was not in hand and now is.</summary>
    public bool TryTake(string envelope) => _envelopes.TryAdd(envelope, true);

    /// <summary>Lets an envelope go: should the host list it again, it is looked at again.</summary>
    public void Release(string envelope) => _envelopes.TryRemove(envelope, out _);
}
