using System.Text.Json.Nodes;
using HybridTrust.Json;

namespace HybridTrust.Organizations;

/// <summary>A profile in which everything is set, and readings of edited copies.</summary>
internal static class Profiles
{
    public const string Json =
        """
        {
          "$schema": "organization.schema.json",
          "version": 1,
          "name": "fabrikam",
          "exchangeOrganization": "4c9c2f6d-51e5-4a53-9e0e-8d2ac6c4a001",
          "tenant": { "id": "9b0c1d2e-3f40-4a5b-8c6d-7e8f90a1b2c3", "cloud": "us-government-l4", "coexistenceDomain": "fabrikam.mail.onmicrosoft.com" },
          "verifiedDomain": "fabrikam.com",
          "domainController": "dc01.fabrikam.com",
          "legacy": true,
          "runners": { "exchange": "exchange-runner", "skypeServer": "skype-runner", "exchangeOnline": "exchange-runner" },
          "topology": {
            "servers": [
              { "fqdn": "ex01.fabrikam.com", "build": "15.2.2562.17", "adSite": "Default-First-Site-Name" },
              { "fqdn": "ex02.fabrikam.com", "build": "15.1.2507.55", "adSite": "Paris", "role": "mailbox", "optional": true },
              { "fqdn": "edge01.fabrikam.com", "build": "15.2.2562.17", "adSite": "Perimeter", "role": "edge" }
            ],
            "skypePool": { "fqdn": "pool01.fabrikam.com", "sipDomain": "fabrikam.com", "edition": "skype2015", "frontEnds": [ "fe01.fabrikam.com", "fe02.fabrikam.com" ] },
            "publicHosts": [ "mail.fabrikam.com" ],
            "autodiscover": "autodiscover.fabrikam.com",
            "domainControllers": [ { "fqdn": "dc01.fabrikam.com", "adSite": "Default-First-Site-Name" }, { "fqdn": "dc02.fabrikam.com", "adSite": "Paris" } ],
            "mailboxes": "on-premises",
            "teams": true
          },
          "procedures": [ "preflight", "exchange-online-oauth", "skype-online-partner", "teams-partners", "skype-server-exchange", "dedicated-hybrid-app", "first-party-cleanup", "rotate" ],
          "optionalPrincipals": [ "db7de2b5-2149-435e-8043-e080dd50afae" ],
          "hybridApplication": { "access": "both", "consent": "run" },
          "approval": { "required": false, "expiresAfterHours": 24 },
          "maintenanceWindow": { "days": [ "saturday", "sunday" ], "opens": "22:00", "closes": "04:30:00" },
          "freezes": [ { "from": "2026-12-20T00:00:00Z", "to": "2027-01-04T06:00:00+01:00", "reason": "year-end closing" } ],
          "outsideWindow": "stop",
          "rotation": { "ticketDays": 200, "stageDays": 150, "effectiveDays": 70, "leadDays": 40, "validityDays": 730 },
          "testMailboxes": { "onPremises": "proof@fabrikam.com", "sip": "proof@fabrikam.com", "cloud": "proof@contoso.com" },
          "exchangeOnline": "rest"
        }
        """;

    public static OrganizationProfile Valid(string json) =>
        Assert.IsType<ProfileReading.Valid>(ProfileReader.Read(json, "fabrikam.json")).Profile;

    public static IReadOnlyList<ProfileError> Errors(string json) =>
        Assert.IsType<ProfileReading.Invalid>(ProfileReader.Read(json, "fabrikam.json")).Errors;

    /// <summary>The profile with the value at a dotted path replaced by a JSON text; null takes it out.</summary>
    public static string With(string path, string? json) => Edit(Json, path, json);

    public static string Edit(string profile, string path, string? json)
    {
        var root = JsonNode.Parse(profile)!;
        var parts = path.Split('.');
        var parent = parts[..^1].Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(parts[^1])] = JsonNode.Parse(json!);
        }
        else if (json is null)
        {
            parent.AsObject().Remove(parts[^1]);
        }
        else
        {
            parent[parts[^1]] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }

    public static string Canonical(OrganizationProfile profile) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(profile));
}
