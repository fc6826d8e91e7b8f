using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;

namespace HybridTrust.Procedures;

/// <summary>An estate of Litware for one test.</summary>
internal static class LitwareBench
{
    public const string FrontEnd = "atl-cs-001.litwareinc.com";
    public const string OtherFrontEnd = "atl-cs-002.litwareinc.com";
    public const string Server = "atl-exchange-001.litwareinc.com";
    public const string OtherServer = "atl-exchange-002.litwareinc.com";

    /// <summary>A stopped estate as the samples make it: a copy spares a test the time for new RSA keys.</summary>
    private static readonly Lazy<Task<EstateBench>> Unchanged = new(() => EstateBench.StartAsync(sample: "litware"));

    public static async Task<EstateBench> StartAsync(Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, TimeProvider? time = null) =>
        await EstateBench.StartAsync(change, adapt, change is null ? (await Unchanged.Value).Data : null, "litware", time);

    /// <summary>Runs a cmdlet in Skype's shell on the first front end.</summary>
    public static async Task SkypeAsync(this EstateBench bench, string cmdlet, params KeyValuePair<string, CmdletValue?>[] parameters)
    {
        var shell = await bench.Shells.OpenAsync(ShellKind.SkypeServer, FrontEnd, default);
        await shell.InvokeAsync(OperationCall.Of(cmdlet, parameters), default);
    }

    public static async Task<IReadOnlyList<ProofResult>> StorageAsync(EstateBench bench) => [.. (await bench.ProveAsync()).Where(p => p.Name == "storage")];

    /// <summary>A certificate of the estate file.</summary>
    public static JsonObject Certificate(string subject, int keySize = 2048, int issuedDaysAgo = 100, int validDays = 730) => new()
    {
        ["subject"] = subject,
        ["issuedDaysAgo"] = issuedDaysAgo,
        ["validDays"] = validDays,
        ["keySize"] = keySize,
        ["authority"] = true,
    };

    /// <summary>Assigns a certificate of the estate file to a use on front ends, and puts it into their stores.</summary>
    public static void Assign(JsonNode estate, string use, string? certificate, params string[] frontEnds)
    {
        foreach (var frontEnd in frontEnds)
        {
            var at = estate["skype"]!["frontEnds"]![frontEnd]!;
            if (certificate is null)
            {
                ((JsonObject)at["assigned"]!).Remove(use);
                continue;
            }

            at["assigned"]![use] = certificate;
            at["certificates"]![certificate] ??= new JsonObject();
        }
    }
}
