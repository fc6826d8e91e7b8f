namespace HybridTrust.Simulation.Tokens;

/// <summary>What the token service answered.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    /// <summary>An access token.</summary>
    internal sealed record Issued(string AccessToken, int ExpiresInSeconds) : TokenAnswer;

    /// <summary>Nothing, and why.</summary>
    /// <param name="Error">The OAuth error code.</param>
    /// <param name="Link">Which link of the chain is broken: a word for programs.</param>
    /// <param name="Explanation">The same for people, with what to do.</param>
    internal sealed record Refused(string Error, string Link, string Explanation) : TokenAnswer;
}
