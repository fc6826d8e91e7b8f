using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>A topology in a sentence, so that an admin sees what was understood.</summary>
internal static class TopologySentence
{
    public static string Of(PlanningInput input) =>
        $"{Servers(input)}; {Mailboxes(input)}; {Teams(input)}; {Pool(input)}; tenant in the {CloudName(input.Profile.Tenant.Cloud)} cloud.";

    /// <summary>A cloud as an admin calls it.</summary>
    public static string CloudName(Cloud cloud) => cloud switch
    {
        Cloud.Global => "worldwide",
        Cloud.UsGovernmentL4 => "US government (GCC High)",
        Cloud.UsGovernmentL5 => "US government (DoD)",
        Cloud.China => "21Vianet (China)",
        Cloud.Bleu => "Bleu (France)",
        _ => "Delos (Germany)",
    };

    private static string Servers(PlanningInput input)
    {
        var products = input.Servers.GroupBy(s => s.Build.Product).OrderBy(g => g.Key).Select(g => $"{g.Count()} with {ExchangeBuild.NameOf(g.Key)}");
        var edges = input.AllServers.Count - input.Servers.Count;
        return input.Servers.Count == 0
            ? "No Exchange server but Edge"
            : $"Exchange servers: {string.Join(", ", products)}{(edges == 0 ? "" : $", and {edges} Edge")}";
    }

    private static string Mailboxes(PlanningInput input) => input switch
    {
        { MailboxesOnPremises: true, MailboxesInCloud: true } => "mailboxes on premises and in Exchange Online",
        { MailboxesOnPremises: true } => "all mailboxes on premises",
        _ => "all mailboxes in Exchange Online",
    };

    private static string Teams(PlanningInput input) =>
        input.Profile.Topology.Teams ? "Teams used with mailboxes on premises" : "no Teams with mailboxes on premises";

    private static string Pool(PlanningInput input) => input.Pool is { } pool ? $"{SkypeProducts.NameOf(pool.Edition)} {pool.Fqdn}" : "no Skype for Business Server";
}
