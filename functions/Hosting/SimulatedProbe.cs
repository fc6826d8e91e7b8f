using System.Net.Http.Json;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Proofs;

namespace HybridTrust.Functions.Hosting;

/// <summary>The partner probe of a simulation: the estate's simulated service performs the exchange with real signatures.</summary>
/// <param name="estate">A client whose base address is the estate and which carries its token.</param>
internal sealed class SimulatedProbe(HttpClient estate) : IPartnerProbe
{
    /// <inheritdoc />
    public async Task<ProbeResult> ReachMailboxAsync(
        OrganizationProfile organization, Guid applicationId, string mailbox, CancellationToken cancellation)
    {
        using var response = await estate.PostAsJsonAsync(
            $"services/{applicationId}/reach-mailbox",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["mailbox"] = mailbox },
            TrustJson.Options,
            cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<ProbeResult>(TrustJson.Options, cancellation)
            ?? throw new HttpRequestException($"The estate answered nothing when application {applicationId} was to reach {mailbox} of {organization.Name}.");
    }
}
