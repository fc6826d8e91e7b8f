namespace HybridTrust.Runner.Credentials;

/// <summary>Gives the bearer token for the next request to the host. No implementation prints it.</summary>
internal interface IHostToken : IDisposable
{
    /// <summary>A token that is good now.</summary>
    /// <exception cref="CredentialException">There is none; the message says why and what to do.</exception>
    ValueTask<string> GetAsync(CancellationToken cancellation);
}
