namespace HybridTrust.Api.Requests;

/// <summary>For an engine that tells nothing.</summary>
internal sealed class NoNews : IChangeNews
{
    private readonly TaskCompletionSource _never = new();

    /// <inheritdoc />
    public Task Next => _never.Task;
}
