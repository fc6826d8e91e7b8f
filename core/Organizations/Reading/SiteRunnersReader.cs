namespace HybridTrust.Organizations.Reading;

/// <summary>Reads which runner serves which site.</summary>
internal static class SiteRunnersReader
{
    public static SiteRunners Nothing { get; } = new() { Exchange = "" };

    public static Field<SiteRunners> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var name = Values.Text(TextFormat.RunnerName);
        var exchange = fields.Required("exchange", name, "", "Add the name of the runner on or near an Exchange server.");
        var skypeServer = fields.Nullable("skypeServer", name);
        var exchangeOnline = fields.Nullable("exchangeOnline", name);

        // The two products' shells do not share a server, and so not a runner; Exchange Online may share either's.
        if (exchange.Good && skypeServer.Good && string.Equals(exchange.Value, skypeServer.Value, StringComparison.Ordinal))
        {
            fields.Report(
                skypeServer.Path,
                $"'{skypeServer.Value}' serves the Exchange site already.",
                "Name the runner on or near a Skype for Business front end.");
        }

        return fields.Close(new SiteRunners
        {
            Exchange = exchange.Value,
            SkypeServer = skypeServer.Value,
            ExchangeOnline = exchangeOnline.Value,
        });
    }
}
