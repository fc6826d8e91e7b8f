using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using HybridTrust.Functions.Azure.Http;
using HybridTrust.Functions.Azure.Identities;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>The part of Key Vault's certificates and keys that the job signer uses. Keys are made here and never leave.</summary>
internal sealed class FakeKeyVault : IAsyncDisposable
{
    private const string Token = "vault-token";
    private readonly ConcurrentDictionary<string, X509Certificate2> _versions = new(StringComparer.Ordinal);
    private readonly EstateCredential _credential = new(Token, TimeProvider.System);
    private string _newest = "";
    private string _policy = "{}";

    public FakeService Service { get; private set; } = null!;

    /// <summary>Whether another host has just begun to make the certificate.</summary>
    public bool IsBeingMade { get; set; }

    /// <summary>How many requests told of a certificate to make.</summary>
    public int Made { get; private set; }

    public CertificateClient Certificates => new(
        Told, _credential, new CertificateClientOptions { DisableChallengeResourceVerification = true, Transport = Transport() });

    private Uri Told => PlainLoopback.Told(Service.Url, "/");

    public static async Task<FakeKeyVault> StartAsync()
    {
        var vault = new FakeKeyVault();
        vault.Service = await FakeService.StartAsync(vault.AnswerAsync);
        return vault;
    }

    public CryptographyClient Key(Uri id) => new(
        id, _credential, new CryptographyClientOptions { DisableChallengeResourceVerification = true, Transport = Transport() });

    /// <summary>Puts a certificate there, as an admin would.</summary>
    public string Add(X509Certificate2 certificate, bool exportable)
    {
        _newest = Guid.NewGuid().ToString("N");
        _versions[_newest] = certificate;
        _policy = new JsonObject
        {
            ["key_props"] = new JsonObject { ["exportable"] = exportable, ["kty"] = "RSA" },
            ["issuer"] = new JsonObject { ["name"] = "Self" },
        }.ToJsonString();
        return _newest;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        foreach (var certificate in _versions.Values)
        {
            certificate.Dispose();
        }
    }

    private static HttpClientTransport Transport() => new(new PlainLoopback(new SocketsHttpHandler { UseProxy = false }));

    private Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        if (request.Header("Authorization") is not "Bearer " + Token)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"";
            return WriteAsync(context, 401, Error("Unauthorized"));
        }

        var parts = request.Target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, parts) switch
        {
            ("POST", ["certificates", _, "create"]) => CreateAsync(context, request),
            ("GET", ["certificates", _, "pending"]) => WriteAsync(context, 200, Operation("completed")),
            ("GET", ["certificates", _]) when _newest.Length == 0 => WriteAsync(context, 404, Error("CertificateNotFound")),
            ("GET", ["certificates", _]) => WriteAsync(context, 200, Bundle(_newest)),
            ("GET", ["certificates", _, var version]) => WriteAsync(context, 200, Bundle(version)),
            ("GET", ["keys", _, var version]) => WriteAsync(context, 200, PublicKey(version)),
            ("POST", ["keys", _, var version, "sign"]) => WriteAsync(context, 200, Sign(version, JsonNode.Parse(request.Body)!)),
            _ => WriteAsync(context, 400, Error("BadParameter")),
        };
    }

    private Task CreateAsync(HttpContext context, FakeRequest request)
    {
        Made++;
        Add(TestCertificates.WithKey(), exportable: false);
        _policy = JsonNode.Parse(request.Body)!["policy"]!.ToJsonString();
        return IsBeingMade ? WriteAsync(context, 409, Error("Conflict")) : WriteAsync(context, 202, Operation("inProgress"));
    }

    private JsonObject Operation(string status) => new()
    {
        ["id"] = new Uri(Told, "certificates/job-signer/pending").ToString(),
        ["issuer"] = new JsonObject { ["name"] = "Self" },
        ["csr"] = "",
        ["cancellation_requested"] = false,
        ["status"] = status,
        ["target"] = new Uri(Told, "certificates/job-signer").ToString(),
        ["request_id"] = "1",
    };

    private JsonObject Bundle(string version) => new()
    {
        ["id"] = new Uri(Told, $"certificates/job-signer/{version}").ToString(),
        ["kid"] = KeyId(version),
        ["sid"] = new Uri(Told, $"secrets/job-signer/{version}").ToString(),
        ["x5t"] = Base64Url.EncodeToString(_versions[version].GetCertHash()),
        ["cer"] = Convert.ToBase64String(_versions[version].RawData),
        ["attributes"] = new JsonObject { ["enabled"] = true },
        ["policy"] = JsonNode.Parse(_policy),
    };

    private string KeyId(string version) => new Uri(Told, $"keys/job-signer/{version}").ToString();

    private JsonObject PublicKey(string version)
    {
        using var key = _versions[version].GetRSAPublicKey()!;
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["key"] = new JsonObject
            {
                ["kid"] = KeyId(version),
                ["kty"] = "RSA",
                ["key_ops"] = new JsonArray("sign", "verify"),
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            },
            ["attributes"] = new JsonObject { ["enabled"] = true },
        };
    }

    private JsonObject Sign(string version, JsonNode wanted)
    {
        using var key = _versions[version].GetRSAPrivateKey()!;
        var hash = Base64Url.DecodeFromChars(wanted["value"]!.GetValue<string>());
        Assert.Equal("RS256", wanted["alg"]!.GetValue<string>());
        return new JsonObject
        {
            ["kid"] = KeyId(version),
            ["value"] = Base64Url.EncodeToString(key.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        };
    }

    private static JsonObject Error(string code) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = $"{code}." } };

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
