using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HybridTrust.Api.Senders;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Signs deliveries as the ticket systems do.</summary>
internal static class Signing
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    public const string NextSecret = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
    public const string WrongSecret = "whsec_eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=";
    public const string Shared = "shared-secret-of-a-test-000001";
    public const string NextShared = "shared-secret-of-a-test-000002";
    public const string WrongShared = "shared-secret-of-a-test-000003";

    public static TicketSenders Senders { get; } = new()
    {
        Standard = [SharedSecret.OfStandard(Secret), SharedSecret.OfStandard(NextSecret)],
        Jira = [SharedSecret.OfText(Shared), SharedSecret.OfText(NextShared)],
        ServiceNow = [SharedSecret.OfText(Shared), SharedSecret.OfText(NextShared)],
        JiraFields = new JiraFields(Organization: "customfield_10050", Action: "customfield_10051"),
    };

    public static HttpRequestMessage Standard(
        string body, DateTimeOffset at, string id = "msg-1", string secret = Secret, string path = "/api/tickets/signed") =>
        Standard(Encoding.UTF8.GetBytes(body), at, id, secret, path);

    public static HttpRequestMessage Jira(string body, string identifier = "event-1", string secret = Shared) =>
        Jira(Encoding.UTF8.GetBytes(body), identifier, secret);

    public static HttpRequestMessage ServiceNow(string body, string secret = Shared) => ServiceNow(Encoding.UTF8.GetBytes(body), secret);

    public static HttpRequestMessage Standard(
        byte[] body, DateTimeOffset at, string id = "msg-1", string secret = Secret, string path = "/api/tickets/signed")
    {
        var request = Post(path, body);
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var mac = Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", $"v1,{mac}");
        return request;
    }

    public static HttpRequestMessage Jira(byte[] body, string identifier = "event-1", string secret = Shared)
    {
        var request = Post("/api/tickets/jira", body);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        request.Headers.Add("X-Hub-Signature", $"sha256={Convert.ToHexStringLower(mac)}");
        request.Headers.Add("X-Atlassian-Webhook-Identifier", identifier);
        return request;
    }

    public static HttpRequestMessage ServiceNow(byte[] body, string secret = Shared)
    {
        var request = Post("/api/tickets/servicenow", body);
        request.Headers.Add("X-HybridTrust-Secret", secret);
        return request;
    }

    public static HttpRequestMessage Post(string path, string body) => Post(path, Encoding.UTF8.GetBytes(body));

    public static HttpRequestMessage Post(string path, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    /// <summary>Puts a header in place of another, or takes it away.</summary>
    public static HttpRequestMessage With(this HttpRequestMessage request, string header, string? value)
    {
        request.Headers.Remove(header);
        if (value is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        }

        return request;
    }

    /// <summary>Other content under the same headers.</summary>
    public static HttpRequestMessage WithBody(this HttpRequestMessage request, string body)
    {
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }
}
