namespace HybridTrust.Runner.Credentials;

/// <summary>The token that the host gave at enrolment; good until the runner is revoked.</summary>
internal sealed class GivenToken(string token) : IHostToken
{
    public ValueTask<string> GetAsync(CancellationToken cancellation) => ValueTask.FromResult(token);

    public void Dispose()
    {
        // Nothing is held but a text.
    }
}
