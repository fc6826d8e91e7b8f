using Azure.Core;
using Azure.Identity;

namespace HybridTrust.Runner.Credentials;

/// <summary>Tokens of Entra: one is used until it is about to end, then the next is asked for.</summary>
/// <param name="credential">Who asks.</param>
/// <param name="scope">For which host.</param>
/// <param name="remedy">What a person does when there is none, without a full stop at its end.</param>
/// <param name="time">The clock.</param>
internal sealed class EntraToken(TokenCredential credential, string scope, string remedy, TimeProvider time) : IHostToken, IDisposable
{
    /// <summary>How long before its end a token is replaced: longer than any request takes.</summary>
    internal static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>Where no managed identity is, the library looks for one for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private AccessToken? _held;

    public async ValueTask<string> GetAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_held is not { } held || NeedsNext(held))
            {
                _held = await NextAsync(cancellation);
            }

            return _held.Value.Token;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool NeedsNext(AccessToken held)
    {
        var now = time.GetUtcNow();
        return now >= held.ExpiresOn - Early || now >= held.RefreshOn;
    }

    private async Task<AccessToken> NextAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await credential.GetTokenAsync(new TokenRequestContext([scope]), patience.Token);
        }
        catch (Exception failure) when (failure is AuthenticationFailedException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // One that still has some minutes is better than none.
            return _held is { } held && time.GetUtcNow() < held.ExpiresOn ? held : throw Explained(failure);
        }
    }

    private CredentialException Explained(Exception failure)
    {
        var why = failure is OperationCanceledException ? $"nobody gave one within {Patience.TotalSeconds:0} s" : Line(failure);
        return new CredentialException($"there is no Entra token for it ({why}). {remedy}", failure);
    }

    // Azure's messages run over many lines and exceptions; the line with Entra's own error code says it, else the first.
    private static string Line(Exception failure)
    {
        var lines = new List<string>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            lines.AddRange(cause.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return (lines.Find(l => l.Contains("AADSTS", StringComparison.Ordinal)) ?? lines[0]).TrimEnd('.', ':');
    }
}
