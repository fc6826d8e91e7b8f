namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads the members of <c>exchange</c> that hybrid features turn on: relationships and setting overrides.</summary>
internal static class HybridSection
{
    public static IReadOnlyList<StartingRelationship> Relationships(JsonCursor exchange) =>
        [.. exchange.Member("organizationRelationships").Items().Select(Relationship)];

    public static IReadOnlyList<StartingSettingOverride> SettingOverrides(JsonCursor exchange) =>
        [.. exchange.Member("settingOverrides").Items().Select(SettingOverride)];

    private static StartingRelationship Relationship(JsonCursor at)
    {
        at.Only("name", "domainNames", "targetAutodiscoverEpr", "targetSharingEpr", "enabled");
        return new(
            at.Text("name"),
            at.Texts("domainNames"),
            Url(at, "targetAutodiscoverEpr"),
            Url(at, "targetSharingEpr"),
            at.Truth("enabled", otherwise: true));
    }

    private static StartingSettingOverride SettingOverride(JsonCursor at)
    {
        at.Only("name", "component", "section", "parameters", "reason", "servers");
        return new(
            at.Text("name"), at.Text("component"), at.Text("section"), at.Texts("parameters"), at.OptionalText("reason") ?? "", at.Texts("servers"));
    }

    private static string Url(JsonCursor at, string member)
    {
        var text = at.OptionalText(member) ?? "";
        if (text.Length > 0 && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)))
        {
            at.Member(member).Fail("Write an https address, or leave it out.");
        }

        return text;
    }
}
