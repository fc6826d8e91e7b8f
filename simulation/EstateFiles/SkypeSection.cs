using HybridTrust.Organizations;
using HybridTrust.Simulation.Skype;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads the <c>skype</c> part of an estate file; there is one exactly when the profile has a pool and the file describes it.</summary>
internal sealed class SkypeSection(OrganizationProfile profile, IReadOnlyDictionary<string, StartingCertificate> certificates)
{
    private static readonly string[] TrustLevels = ["Full", "Application", "User"];

    public StartingSkype? Read(JsonCursor at)
    {
        if (!at.IsPresent)
        {
            return null;
        }

        if (profile.Topology.SkypePool is null)
        {
            at.Fail("The profile has no topology.skypePool. Add it there, or remove this part.");
            return null;
        }

        at.Only("oauthConfiguration", "replicationDelaySeconds", "callerGroups", "frontEnds", "partnerApplications", "users");
        var oauth = at.Member("oauthConfiguration");
        oauth.Only("exchangeAutodiscoverUrl", "exchangeAutodiscoverAllowedDomains", "realm");
        return new StartingSkype(
            oauth.OptionalText("exchangeAutodiscoverUrl") ?? "",
            oauth.OptionalText("exchangeAutodiscoverAllowedDomains") ?? "",
            oauth.OptionalText("realm") ?? "",
            at.Number("replicationDelaySeconds", 0, 3600, otherwise: 0),
            at.Member("callerGroups").IsPresent ? at.Texts("callerGroups") : [SkypeDeployment.UserAdministrators],
            FrontEnds(at.Member("frontEnds"), profile.Topology.SkypePool),
            [.. at.Member("partnerApplications").Items().Select(Partner)],
            [.. at.Member("users").Items().Select(User)]);
    }

    private static StartingSkypePartner Partner(JsonCursor at)
    {
        at.Only("name", "metadataUrl", "trustLevel", "enabled");
        var level = at.OptionalText("trustLevel") ?? TrustLevels[0];
        if (!TrustLevels.Contains(level, StringComparer.Ordinal))
        {
            at.Member("trustLevel").Fail($"Write one of: {string.Join(", ", TrustLevels)}.");
        }

        return new(at.Text("name"), at.Text("metadataUrl"), level, at.Truth("enabled", otherwise: true));
    }

    private static SkypeUser User(JsonCursor at)
    {
        at.Only("sipAddress", "mailbox", "archivingPolicy");
        var address = at.Text("sipAddress");
        return new(address, at.OptionalText("mailbox") ?? address, at.OptionalText("archivingPolicy") ?? "Uninitialized");
    }

    private List<StartingFrontEnd> FrontEnds(JsonCursor at, SkypePool pool)
    {
        var entries = at.Entries();
        foreach (var entry in entries.Where(e => !pool.FrontEnds.Contains(e.Key, StringComparer.OrdinalIgnoreCase)))
        {
            entry.Value.Fail("The profile has no such front end. Add it to topology.skypePool.frontEnds of the profile, or remove it here.");
        }

        foreach (var missing in pool.FrontEnds.Where(f => !entries.Any(e => string.Equals(e.Key, f, StringComparison.OrdinalIgnoreCase))))
        {
            at.Fail($"The profile's front end {missing} is missing. Write which certificates its store holds, or an empty object.");
        }

        return [.. entries.Select(e => FrontEndOf(e.Key, e.Value))];
    }

    private StartingFrontEnd FrontEndOf(string fqdn, JsonCursor at)
    {
        at.Only("certificates", "assigned", "stalled");
        var store = at.Member("certificates").Entries().Select(e => StoreEntry(e.Key, e.Value)).ToList();
        var assigned = at.Member("assigned").Entries().ToDictionary(e => e.Key, e => e.Value.Text(), StringComparer.Ordinal);
        foreach (var (use, name) in assigned)
        {
            EstateFileReader.CertificateName(at.Member("assigned").Member(use), name, certificates);
        }

        return new(fqdn, store, assigned, at.Truth("stalled", otherwise: false));
    }

    private StartingStoreEntry StoreEntry(string name, JsonCursor at)
    {
        at.Only("privateKey");
        return new(EstateFileReader.CertificateName(at, name, certificates), [], at.OneOf<PrivateKeyState>("privateKey", PrivateKeyState.Readable));
    }
}
