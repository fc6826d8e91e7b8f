namespace HybridTrust.Organizations.Reading;

/// <summary>Reads a domain controller of a site.</summary>
internal static class SiteDomainControllerReader
{
    public static Field<SiteDomainController> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        return fields.Close(new SiteDomainController
        {
            Fqdn = fields.Required("fqdn", Values.Text(TextFormat.Fqdn), "", TextFormat.Fqdn.Remedy).Value,
            AdSite = fields.Required("adSite", Values.Text(TextFormat.AdSite), "", TextFormat.AdSite.Remedy).Value,
        });
    }
}
