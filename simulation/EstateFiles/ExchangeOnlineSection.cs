using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads the <c>exchangeOnline</c> part of an estate file, and the connectors of both sides.</summary>
internal static class ExchangeOnlineSection
{
    public static StartingExchangeOnline Read(JsonCursor at)
    {
        at.Only("connectors", "mailboxes", "hybridDomains", "ewsEnabled", "ewsAllowedAppIds", "emptyAllowListBlocks", "sharedPrincipalBlocked");
        return new(
            Connectors(at.Member("connectors")),
            [.. at.Member("mailboxes").Items().Select(Address)],
            at.Texts("hybridDomains"),
            at.Member("ewsEnabled").IsPresent ? at.Truth("ewsEnabled", otherwise: true) : null,
            [.. at.Member("ewsAllowedAppIds").Items().Select(Application)],
            at.Truth("emptyAllowListBlocks", otherwise: true),
            at.Truth("sharedPrincipalBlocked", otherwise: true));
    }

    public static IReadOnlyList<IntraOrganizationConnector> Connectors(JsonCursor at) => [.. at.Items().Select(Connector)];

    public static string Address(JsonCursor at)
    {
        var address = at.Text();
        if (address.Count(c => c is '@') != 1)
        {
            at.Fail("Write an SMTP address, such as trust.test@fabrikam.com.");
        }

        return address;
    }

    private static IntraOrganizationConnector Connector(JsonCursor at)
    {
        at.Only("name", "discoveryEndpoint", "targetAddressDomains", "enabled");
        return new(
            Guid.NewGuid(), at.Text("name"), at.Text("discoveryEndpoint"), at.Texts("targetAddressDomains"), at.Truth("enabled", otherwise: true));
    }

    private static Guid Application(JsonCursor at)
    {
        if (Guid.TryParse(at.Text(), out var application))
        {
            return application;
        }

        at.Fail("Write an application id: a GUID.");
        return default;
    }
}
