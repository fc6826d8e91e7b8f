namespace HybridTrust.Runner.HostChannel;

/// <summary>The runner's side of the channel to its host: it asks and answers, and is never called.</summary>
internal interface IHostChannel
{
    /// <summary>Asks for the jobs that wait for this runner. Trouble on the way is an outcome.</summary>
    Task<FetchOutcome> FetchAsync(CancellationToken cancellation);

    /// <summary>The sealed announcements of job signers; none when the host cannot be asked.</summary>
    Task<IReadOnlyList<byte[]>> AnnouncementsAsync(CancellationToken cancellation);

    /// <summary>
    /// Asks before a change whether it may begin: gives why not, or null. A host that does not answer has nothing to say: the signed job
    /// holds until it expires.
    /// </summary>
    Task<string?> ObjectionAsync(string jobId, CancellationToken cancellation);

    /// <summary>Posts a signed result.</summary>
    Task<PostOutcome> PostAsync(string jobId, byte[] result, CancellationToken cancellation);
}
