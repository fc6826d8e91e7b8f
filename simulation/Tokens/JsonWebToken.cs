using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Tokens;

/// <summary>A JWT signed with RS256: the form of every token in this trust (domain 5.1).</summary>
internal sealed class JsonWebToken
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly JsonObject _header;
    private readonly JsonObject _claims;

    private JsonWebToken(byte[] signed, byte[] signature, JsonObject header, JsonObject claims)
    {
        _signed = signed;
        _signature = signature;
        _header = header;
        _claims = claims;
    }

    /// <summary>Signs claims. <paramref name="thumbprint"/> (hex) becomes <c>x5t</c>.</summary>
    public static string Sign(RSA key, string? thumbprint, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT" };
        if (thumbprint is not null)
        {
            header["x5t"] = Base64Url.EncodeToString(Convert.FromHexString(thumbprint));
        }

        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Reads a token without trusting it; null when it is none.</summary>
    public static JsonWebToken? TryRead(string text)
    {
        if (text.Split('.') is not [var header, var claims, var signature])
        {
            return null;
        }

        try
        {
            return Read(header) is { } head && Read(claims) is { } body
                ? new(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature), head, body)
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    public string? Header(string name) => AsText(_header[name]);

    public string? Claim(string name) => AsText(_claims[name]);

    /// <summary>A NumericDate claim.</summary>
    public DateTimeOffset? Time(string name) =>
        _claims[name] is JsonValue value && value.TryGetValue<long>(out var seconds)
        && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The signing certificate's thumbprint as hex, from <c>x5t</c>; null when there is none.</summary>
    public string? Thumbprint()
    {
        try
        {
            return Header("x5t") is { } x5t ? Convert.ToHexString(Base64Url.DecodeFromChars(x5t)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public bool IsSignedBy(RSA publicKey) => string.Equals(Header("alg"), "RS256", StringComparison.Ordinal)
        && publicKey.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>A claim that is there twice could be read in two ways: such a token is none.</summary>
    private static JsonObject? Read(string part) => JsonNode.Parse(
        Base64Url.DecodeFromChars(part), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;

    private static string? AsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
