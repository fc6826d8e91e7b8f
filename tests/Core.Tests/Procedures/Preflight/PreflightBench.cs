using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>Contoso's preflight: three Mailbox servers in two sites, an Edge server, a domain controller a site.</summary>
internal static class PreflightBench
{
    public const string First = "ctso-mbx01.contoso.com";
    public const string Second = "ctso-mbx02.contoso.com";
    public const string Far = "ctso-mbx03.contoso.com";
    public const string Edge = "ctso-edge01.contoso.com";
    public const string FarController = "ctso-dc02.contoso.com";

    public static Task<EstateBench> StartAsync(
        Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, string sample = "contoso") =>
        EstateBench.StartAsync(change, p => (adapt?.Invoke(p) ?? p) with { Procedures = [ProcedureIds.Preflight] }, sample: sample);

    /// <summary>Looks at everything: the cloud last, as a run does, because it needs what the servers tell.</summary>
    public static async Task<IReadOnlyDictionary<string, Observation>> LookAsync(this EstateBench bench)
    {
        var result = await bench.RunAsync(
            BatchMode.Inspect, [.. bench.Steps.OrderBy(s => s.Site is Site.Entra).Select(s => new StepOrder(s.Id, null, null))]);
        return result.Steps.ToDictionary(s => s.Step.Replace("preflight/", "", StringComparison.Ordinal), s => s.Before!, StringComparer.Ordinal);
    }

    /// <summary>What is seen of a server.</summary>
    public static async Task<Observation> LookAtAsync(this EstateBench bench, string server) => (await bench.LookAsync())[$"server-{server}"];

    /// <summary>The sentence of an obstacle.</summary>
    public static string Obstacle(this Observation seen) => Assert.IsType<Finding.Blocked>(seen.Finding).Sentence;

    /// <summary>The sentence of what does not stop a run.</summary>
    public static string InPlace(this Observation seen) => seen.Finding is Finding.InPlace ? seen.Finding.Sentence : throw new Xunit.Sdk.XunitException(seen.Finding.Sentence);

    /// <summary>Says of Windows on a server what is not as usual.</summary>
    public static Action<JsonNode> Machine(string server, string json) => estate =>
        (estate["windows"] ??= new JsonObject()).AsObject()[server] = JsonNode.Parse(json);

    /// <summary>Breaks something from the start.</summary>
    public static Action<JsonNode> Fault(string name, string server) => estate =>
        estate["faults"]!.AsArray().Add(new JsonObject { ["name"] = name, ["server"] = server });

    /// <summary>Stages a next certificate.</summary>
    public static Action<JsonNode> Next(int inDays, params string[] holders) => estate =>
    {
        estate["certificates"]!["auth-next"] = JsonNode.Parse("""{ "subject": "CN=Microsoft Exchange Server Auth Certificate", "issuedDaysAgo": 1, "validDays": 1825 }""");
        estate["exchange"]!["authConfig"]!["next"] = "auth-next";
        estate["exchange"]!["authConfig"]!["nextEffectiveInDays"] = inDays;
        foreach (var holder in holders)
        {
            estate["exchange"]!["servers"]![holder]!["certificates"]!["auth-next"] = JsonNode.Parse("""{ "services": [], "privateKey": "readable" }""");
        }
    };

    /// <summary>The profile with one server changed.</summary>
    public static Func<OrganizationProfile, OrganizationProfile> Server(string fqdn, Func<ExchangeServer, ExchangeServer> change) => profile => profile with
    {
        Topology = profile.Topology with { Servers = [.. profile.Topology.Servers.Select(s => s.Fqdn == fqdn ? change(s) : s)] },
    };

    /// <summary>The profile with an optional server.</summary>
    public static Func<OrganizationProfile, OrganizationProfile> Optional(string fqdn) => Server(fqdn, s => s with { Optional = true });
}
