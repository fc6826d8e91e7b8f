using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Enrolling;
using HybridTrust.Runner.Logging;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.HostChannel;

/// <summary>
/// The job signers that this runner trusts, followed from the pinned one. What was announced is kept sealed, as it came: whoever changes
/// the file brings nobody in.
/// </summary>
internal sealed class TrustedSigners
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly SignerChain _chain;
    private readonly List<byte[]> _taken;
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <summary>Begins with the pinned signer and what the file holds.</summary>
    public TrustedSigners(PublicCertificate pinned, string path, TimeProvider time, ILogger log)
    {
        _path = path;
        _time = time;
        _log = log;
        _taken = Kept(path);
        _chain = SignerChain.Of(pinned, _taken);
    }

    /// <summary>The signers that count now, the newest first.</summary>
    public IReadOnlyList<PublicCertificate> Now => _chain.At(_time.GetUtcNow());

    /// <summary>Asks the host who was announced: at the start and every hour, because a signer can only announce while it lasts.</summary>
    public Task FollowAsync(IHostChannel host, CancellationToken cancellation) =>
        _time.GetUtcNow() - _askedAt < Interval ? Task.CompletedTask : AskAsync(host, cancellation);

    /// <summary>Asks the host at once.</summary>
    public async Task AskAsync(IHostChannel host, CancellationToken cancellation)
    {
        _askedAt = _time.GetUtcNow();
        var announced = (await host.AnnouncementsAsync(cancellation)).ToList();

        // They come in no order, and each can only be opened once the one before it is trusted: as many rounds as there are announcements.
        for (var round = announced.Count; round > 0 && announced.Count > 0; round--)
        {
            announced.RemoveAll(Take);
        }

        foreach (var refused in announced)
        {
            var refusal = _chain.Take(refused, _time.GetUtcNow(), AllowedSkew);
            _log.AnnouncementRefused(refusal!.Reason, refusal.Explanation);
        }
    }

    private bool Take(byte[] announcement)
    {
        var before = Now;
        if (_chain.Take(announcement, _time.GetUtcNow(), AllowedSkew) is not null)
        {
            return false;
        }

        if (Now.Count > before.Count || !Now[0].Equals(before[0]))
        {
            _taken.Add(announcement);
            PrivateFile.Replace(_path, TrustJson.Serialize(_taken));
            _log.SignerAnnounced(Now[0].Thumbprint);
        }

        return true;
    }

    // A file that cannot be read is as good as none: the host is asked again, and the pinned signer stays.
    private static List<byte[]> Kept(string path)
    {
        try
        {
            return File.Exists(path) && SmallFile.TryRead(path, out var bytes, out _) ? [.. TrustJson.Deserialize<byte[][]>(bytes)] : [];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }
}
