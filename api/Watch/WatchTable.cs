using HybridTrust.Watch;

namespace HybridTrust.Api.Watch;

/// <summary>The table "server x certificate".</summary>
/// <param name="Pulse">Whether the watch is alive.</param>
/// <param name="Signer">The job signer's certificate.</param>
/// <param name="Organizations">A page of them, by name.</param>
/// <param name="Continuation">What to send for the next page; null on the last.</param>
public sealed record WatchTable(WatchPulse Pulse, CertificateSighting? Signer, IReadOnlyList<WatchRow> Organizations, string? Continuation)
{
    /// <summary>What people were told of the host itself and is still so.</summary>
    public IReadOnlyList<WatchCause> Causes { get; init; } = [];
}
