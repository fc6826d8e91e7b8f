using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HybridTrust.Local.Hosting;

namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>What the estate tells of itself: the world as it is, and what was asked of it.</summary>
internal sealed class EstateAccount(JsonNode world, JsonNode counters)
{
    private const string SkypeOnline = "00000004-0000-0ff1-ce00-000000000000";

    public IReadOnlyList<JsonNode> MailUsers => All("recipients").Where(r => Text(r, "type") == "mail-user").ToList();

    public IReadOnlyList<JsonNode> PartnerApplications =>
        All("partnerApplications").Where(a => Text(a, "applicationIdentifier") == SkypeOnline).ToList();

    /// <summary>How many keys the principal of Skype for Business Online has.</summary>
    public int Keys => world["tenant"]!["principals"]!.AsArray().Single(p => Text(p!, "appId") == SkypeOnline)!["keys"]!.AsArray().Count;

    /// <summary>How many versions of secrets the vault has.</summary>
    public int Secrets => world["secrets"]!.AsArray().Count;

    public int GraphWrites => counters["graphWrites"]!.GetValue<int>();

    public static async Task<EstateAccount> ReadAsync(Uri estate, TokenFile token, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = estate };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return new EstateAccount(await ReadAsync("estate/state"), await ReadAsync("estate/counters"));

        async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellation))!;
    }

    public IReadOnlyList<string> RolesOf(JsonNode mailUser) =>
        [.. All("roleAssignments").Where(a => Text(a, "assignee") == Text(mailUser, "guid")).Select(a => Text(a, "role")).Order(StringComparer.Ordinal)];

    /// <summary>How often a cmdlet was called.</summary>
    public int Calls(string cmdlet) => counters["shellInvocations"]![$"ExchangeServer/{cmdlet}"]?.GetValue<int>() ?? 0;

    private IEnumerable<JsonNode> All(string list) => world["datacentre"]![list]!.AsArray().Select(n => n!);

    private static string Text(JsonNode node, string property) => node[property]!.GetValue<string>();
}
