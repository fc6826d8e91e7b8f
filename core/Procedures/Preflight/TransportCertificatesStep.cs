using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>
/// Writes down which certificate each server's transport uses, before anything can take its place: a new Exchange certificate may
/// (domain 7, trap 12; domain 11, row 4). Recovery puts back what stands here.
/// </summary>
internal sealed class TransportCertificatesStep(OrganizationProfile organization)
    : PreflightStep(organization, "transport-certificates", "the internal transport certificates are recorded")
{
    public override string Object => "internal transport certificates";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var services = await GetAsync(context, Cmdlet("Get-TransportService"), cancellation);
        var thumbprints = services.ToDictionary(
            s => s.Text("Name") ?? "", s => s.Text("InternalTransportCertificateThumbprint"), StringComparer.OrdinalIgnoreCase);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var remarks = new List<Remark>();
        foreach (var server in Organization.Topology.Servers.Where(s => s.Role is ExchangeRole.Mailbox))
        {
            var thumbprint = thumbprints.GetValueOrDefault(server.Fqdn.Split('.')[0]);
            seen[server.Fqdn] = thumbprint ?? "";
            if (string.IsNullOrEmpty(thumbprint))
            {
                remarks.Add(Remark.Warning(
                    $"Get-TransportService shows no internal transport certificate for {server.Fqdn}; write it down by hand before a certificate is made."));
            }
        }

        return Judge($"internal transport certificates of {seen.Values.Count(v => v.Length > 0)} servers recorded", remarks, seen);
    }
}
