using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>What a plan says of a partner application.</summary>
internal static class PartnerSentences
{
    public static string WouldCreate(WantedPartner wanted) =>
        $"would create partner application {wanted.Name} ({wanted.Application}), enabled{(wanted.Account is { } account ? $", acting as {account.Name}" : "")}";

    public static string InPlace(WantedPartner wanted, CmdletObject partner) =>
        $"partner application {partner.Text("Name")} ({wanted.Application}) is enabled{(wanted.Account is { } account ? $" and acts as {account.Name}" : "")}";

    public static string WouldChange(WantedPartner wanted, CmdletObject partner, IReadOnlyList<Setting> differences)
    {
        var name = partner.Text("Name");
        var disabled = differences.Any(d => d.Property is "Enabled");
        var link = differences.FirstOrDefault(d => d.Property is "LinkedAccount");
        if (link is null)
        {
            return $"would enable partner application {name}, which exists but is disabled{Kept(wanted, partner)}";
        }

        return disabled
            ? $"would enable partner application {name}, which exists but is disabled, and link it to {wanted.Account!.Name}{InsteadOf(link)}"
            : $"would link partner application {name}, which exists, to {wanted.Account!.Name}{InsteadOf(link)}";
    }

    // The document names no account for it; one that setup gave it stays.
    private static string Kept(WantedPartner wanted, CmdletObject partner) =>
        wanted.Account is null && partner.Text("LinkedAccount") is { Length: > 0 } linked ? $"; it goes on acting as {linked}" : "";

    // Another account means other rights: whoever approves should see whose.
    private static string InsteadOf(Setting link) => link.Actual is { Length: > 0 } other
        ? $" instead of {other}, which is left as it is and comes back with undo"
        : "";
}
