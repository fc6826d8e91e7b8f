namespace HybridTrust.Organizations.Reading;

/// <summary>Reads the tenant.</summary>
internal static class TenantReader
{
    private const string TenantId = "Write the tenant id that the Entra admin center shows on its overview page.";

    public static Tenant Nothing { get; } = new() { Id = Guid.Empty, CoexistenceDomain = "" };

    public static Field<Tenant> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        return fields.Close(new Tenant
        {
            Id = fields.Required("id", Values.Guid(TenantId), Guid.Empty, TenantId).Value,
            Cloud = fields.Optional("cloud", Values.Word<Cloud>, Cloud.Global).Value,
            CoexistenceDomain = fields.Required(
                "coexistenceDomain",
                Values.Text(TextFormat.Domain),
                "",
                "Add the coexistence domain, such as fabrikam.mail.onmicrosoft.com.").Value,
        });
    }
}
