namespace HybridTrust.Organizations.Reading;

/// <summary>Reads the Skype for Business Server pool.</summary>
internal static class SkypePoolReader
{
    public static Field<SkypePool> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        return fields.Close(new SkypePool
        {
            Fqdn = fields.Required("fqdn", Values.Text(TextFormat.Fqdn), "", "Add the pool's name, such as pool01.fabrikam.com.").Value,
            SipDomain = fields.Required("sipDomain", Values.Text(TextFormat.Domain), "", "Add the default SIP domain, such as fabrikam.com.").Value,
            Edition = fields.Optional("edition", Values.Word<SkypeEdition>, SkypeEdition.Skype2019).Value,
            FrontEnds = fields.Required(
                "frontEnds",
                Values.List(Values.Text(TextFormat.Fqdn), 1, ProfileLimits.FrontEnds, "front ends", server => server),
                [],
                "Add the fully qualified names of the front ends; a Standard Edition pool has one.").Value,
        });
    }
}
