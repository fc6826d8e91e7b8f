using Azure.Core;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Credentials;

/// <summary>Gives numbered tokens that are good for an hour, and counts who asked for which scope.</summary>
internal sealed class ToyCredential(TestTime time) : TokenCredential
{
    public List<string> Scopes { get; } = [];

    /// <summary>Thrown instead of a token.</summary>
    public Exception? Failure { get; set; }

    /// <summary>When the one who gave it says to ask again, counted from now.</summary>
    public TimeSpan? RefreshIn { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        if (Failure is { } failure)
        {
            throw failure;
        }

        DateTimeOffset? refresh = RefreshIn is { } soon ? time.Now + soon : null;
        return new AccessToken($"hush-{Scopes.Count}", time.Now.AddHours(1), refresh);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
