using System.Net.Http.Json;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Simulation.Partners;

namespace HybridTrust.Simulation.Client;

/// <summary>The partner probe against an estate: its simulated service performs the exchange with real signatures.</summary>
/// <param name="http">A client whose base address is the estate and which carries its token.</param>
public sealed class EstateProbe(HttpClient http) : IPartnerProbe
{
    /// <inheritdoc />
    public async Task<ProbeResult> ReachMailboxAsync(
        OrganizationProfile organization, Guid applicationId, string mailbox, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(
            $"services/{applicationId}/reach-mailbox", new ReachMailboxRequest { Mailbox = mailbox }, TrustJson.Options, cancellation);
        await EstateResponses.EnsureAsync(response, $"letting application {applicationId} reach {mailbox} of {organization.Name}", cancellation);
        return (await response.Content.ReadFromJsonAsync<ProbeResult>(TrustJson.Options, cancellation))!;
    }
}
