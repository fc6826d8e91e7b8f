using System.Text.RegularExpressions;

namespace HybridTrust.Simulation.Tokens;

/// <summary>
/// An issuer or name as tokens carry it: <c>application@realm</c>, sometimes with <c>/</c> before the at sign (seeds 000 to 002).
/// </summary>
/// <param name="Application">The application's id.</param>
/// <param name="Realm">The tenant id.</param>
internal sealed partial record TokenIssuer(Guid Application, string Realm)
{
    /// <summary>The old token service (domain 1.2).</summary>
    public static readonly Guid AccessControl = new("00000001-0000-0000-c000-000000000000");

    /// <summary>Exchange, in the audience of an access token.</summary>
    public static readonly Guid Exchange = new("00000002-0000-0ff1-ce00-000000000000");

    public static TokenIssuer? TryRead(string? text) =>
        text is not null && Shape().Match(text) is { Success: true } match
        && Guid.TryParse(match.Groups["application"].Value, out var application)
            ? new(application, match.Groups["realm"].Value)
            : null;

    /// <inheritdoc />
    public override string ToString() => $"{Application}@{Realm}";

    /// <summary>The audience of an assertion: the token service in this tenant.</summary>
    public static string TokenServiceAudience(Guid tenant) => $"{AccessControl}/accounts.accesscontrol.windows.net@{tenant}";

    [GeneratedRegex("^(?<application>[0-9a-fA-F-]{36})/?@(?<realm>[^@/]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
