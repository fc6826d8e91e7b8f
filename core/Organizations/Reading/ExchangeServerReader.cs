namespace HybridTrust.Organizations.Reading;

/// <summary>Reads one Exchange server.</summary>
internal static class ExchangeServerReader
{
    public static Field<ExchangeServer> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        return fields.Close(new ExchangeServer
        {
            Fqdn = fields.Required("fqdn", Values.Text(TextFormat.Fqdn), "", TextFormat.Fqdn.Remedy).Value,
            Build = fields.Required("build", Values.Text(TextFormat.Build), "", TextFormat.Build.Remedy).Value,
            AdSite = fields.Required("adSite", Values.Text(TextFormat.AdSite), "", TextFormat.AdSite.Remedy).Value,
            Role = fields.Optional("role", Values.Word<ExchangeRole>, ExchangeRole.Mailbox).Value,
            Optional = fields.Optional("optional", Values.Truth, otherwise: false).Value,
        });
    }
}
