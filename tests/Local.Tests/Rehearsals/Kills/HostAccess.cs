using HybridTrust.Local.Client;
using HybridTrust.Local.Hosting;

namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>A host as the ticket system and the approver reach it.</summary>
internal sealed class HostAccess(Uri url, string secrets) : IDisposable
{
    public HostClient Requester { get; } = new(url, TokenFile.Find(Path.Combine(secrets, "requester.token"))!.Token);

    public HostClient Approver { get; } = new(url, TokenFile.Find(Path.Combine(secrets, "approver.token"))!.Token);

    public void Dispose()
    {
        Requester.Dispose();
        Approver.Dispose();
    }
}
