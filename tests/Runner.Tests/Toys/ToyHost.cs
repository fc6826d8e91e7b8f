using System.Collections.Concurrent;
using HybridTrust.Jobs;
using HybridTrust.Runner.HostChannel;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>A host in memory. It lists a job until it has a result.</summary>
internal sealed class ToyHost : IHostChannel
{
    private readonly ConcurrentDictionary<string, PendingJob> _pending = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<byte[]>> _results = new(StringComparer.Ordinal);

    /// <summary>Every result that came, refused by the host or not.</summary>
    public ConcurrentQueue<byte[]> Posted { get; } = new();

    /// <summary>What the host says to a post; null takes it.</summary>
    public Func<string, PostOutcome?> OnPost { get; set; } = _ => null;

    /// <summary>What the host says when asked for jobs; null lists them.</summary>
    public Func<FetchOutcome?> OnFetch { get; set; } = () => null;

    /// <summary>What the host says before a change; null lets it begin.</summary>
    public Func<string, string?> OnChange { get; set; } = _ => null;

    public void Add(string jobId, byte[] envelope) => _pending[jobId] = new PendingJob(jobId, envelope);

    public Task<byte[]> ResultAsync(string jobId) =>
        Result(jobId).Task.WaitAsync(TimeSpan.FromSeconds(60));

    public void Forget(string jobId) => _results.TryRemove(jobId, out _);

    public Task<FetchOutcome> FetchAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(OnFetch() ?? new FetchOutcome.Listed([.. _pending.Values], Held: false));
    }

    /// <summary>What the host's signers announced.</summary>
    public List<byte[]> Announcements { get; } = [];

    public Task<IReadOnlyList<byte[]>> AnnouncementsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<byte[]>>([.. Announcements]);

    public Task<string?> ObjectionAsync(string jobId, CancellationToken cancellation) => Task.FromResult(OnChange(jobId));

    public Task<PostOutcome> PostAsync(string jobId, byte[] result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Posted.Enqueue(result);
        if (OnPost(jobId) is { } said)
        {
            return Task.FromResult(said);
        }

        _pending.TryRemove(jobId, out _);
        Result(jobId).TrySetResult(result);
        return Task.FromResult<PostOutcome>(new PostOutcome.Taken());
    }

    private TaskCompletionSource<byte[]> Result(string jobId) =>
        _results.GetOrAdd(jobId, _ => new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously));
}
