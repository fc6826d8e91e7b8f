using System.Text.Json.Serialization;

namespace HybridTrust.Watch;

/// <summary>A cell of the table "server x certificate".</summary>
/// <param name="Server">The server, or the pool for Skype's certificate.</param>
/// <param name="Use"><c>current</c>, <c>next</c>, or <c>OAuthTokenIssuer</c>.</param>
/// <param name="Thumbprint">Which certificate, 40 upper-case hex digits.</param>
/// <param name="Holding"><c>Usable</c>, <c>Missing</c>, <c>KeyUnreadable</c> or <c>Unknown</c>.</param>
/// <param name="NotAfter">When it ends, UTC; null when nobody has read the certificate itself.</param>
public sealed record ServerCertificate(string Server, string Use, string Thumbprint, string Holding, DateTimeOffset? NotAfter)
{
    /// <summary>When it began, UTC; null when nobody has read the certificate itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When that was seen, UTC, where verifications since could not look; null when the last one saw it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SeenAt { get; init; }
}
