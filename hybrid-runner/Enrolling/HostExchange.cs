using System.Net.Http.Json;
using System.Text.Json;
using HybridTrust.Enrolments;
using HybridTrust.Json;
using HybridTrust.Runner.Credentials;

namespace HybridTrust.Runner.Enrolling;

/// <summary>Asks a host to enrol this runner.</summary>
internal sealed class HostExchange(HttpClient http, Uri server)
{
    private const int LargestAnswer = 256 * 1024;

    /// <summary>Brings code and certificate; gives the host's answer.</summary>
    /// <exception cref="EnrolException">The host refused, or did not answer.</exception>
    public async Task<EnrolmentAnswer> EnrolAsync(EnrolmentRequest request, CancellationToken cancellation)
    {
        try
        {
            http.MaxResponseContentBufferSize = LargestAnswer;
            using var response = await http.PostAsJsonAsync(new Uri(server, "api/runners/enrolments"), request, TrustJson.Options, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.IsSuccessStatusCode
                ? TrustJson.Deserialize<EnrolmentAnswer>(body)
                : throw new EnrolException($"The host refused ({(int)response.StatusCode}): {Detail(body)}");
        }
        catch (HttpRequestException unreachable)
        {
            throw new EnrolException(
                $"{server} cannot be reached: {unreachable.Message} Check the address, the proxy and that the host's certificate is trusted here. The code is still good.", unreachable);
        }
        catch (CredentialException none)
        {
            throw new EnrolException($"{server} was not asked: {none.Message}. The code is still good.", none);
        }
        catch (JsonException foreign)
        {
            throw new EnrolException($"{server} answered with something that is not an enrolment. Check the address; look for proxies that answer themselves.", foreign);
        }
    }

    private static string Detail(byte[] body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.GetProperty("detail").GetString() ?? "it did not say why.";
        }
        catch (Exception foreign) when (foreign is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "it did not say why. Check the address given with --server.";
        }
    }
}
