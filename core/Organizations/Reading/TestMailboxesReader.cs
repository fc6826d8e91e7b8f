namespace HybridTrust.Organizations.Reading;

/// <summary>Reads the mailboxes that proofs may use.</summary>
internal static class TestMailboxesReader
{
    public static Field<TestMailboxes> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var address = Values.Text(TextFormat.Address);
        return fields.Close(new TestMailboxes
        {
            OnPremises = fields.Nullable("onPremises", address).Value,
            Sip = fields.Nullable("sip", address).Value,
            Cloud = fields.Nullable("cloud", address).Value,
        });
    }
}
