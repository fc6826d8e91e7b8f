using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Durable;

/// <summary>
/// The engine's client. The Functions host hands it to triggers only, as a binding; it is the same one for the process's life, so the
/// first trigger that runs makes it known to everything else.
/// </summary>
internal sealed class DurableClientSource
{
    private volatile DurableTaskClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">No trigger has run yet.</exception>
    public DurableTaskClient Client => _client
        ?? throw new InvalidOperationException("The durable client was asked for before any trigger had brought it. Bind it with [DurableClient] in the trigger that asks.");

    /// <summary>Makes the client known.</summary>
    public void Offer(DurableTaskClient client) => _client ??= client;
}
