namespace HybridTrust.Organizations.Reading;

/// <summary>Reads how the dedicated hybrid application is set up.</summary>
internal static class HybridApplicationReader
{
    public static Field<HybridApplicationPolicy> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var usual = new HybridApplicationPolicy();
        return fields.Close(new HybridApplicationPolicy
        {
            Access = fields.Optional("access", Values.Word<HybridAccess>, usual.Access).Value,
            Consent = fields.Optional("consent", Values.Word<ConsentBy>, usual.Consent).Value,
        });
    }
}
