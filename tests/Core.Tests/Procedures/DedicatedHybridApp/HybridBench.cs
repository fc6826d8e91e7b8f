using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>Contoso with OAuth set up, for the procedure alone.</summary>
internal static class HybridBench
{
    /// <summary>A backup product that uses EWS in the cloud; what the run must never lock out.</summary>
    public const string OtherApplication = "5d3a1c2e-8f47-4b6a-9c0d-1e2f3a4b5c6d";

    /// <summary>Stands for the dedicated application where a test needs no directory.</summary>
    public static readonly Guid Application = new("8c1d2e3f-4a5b-4c6d-8e9f-0a1b2c3d4e5f");

    public const string Shell = "ctso-mbx01.contoso.com";

    public static Task<EstateBench> StartAsync(
        Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, HybridAccess access = HybridAccess.Both) =>
        EstateBench.StartAsync(
            estate =>
            {
                estate["exchange"]!["connectors"] = new JsonArray(new JsonObject
                {
                    ["name"] = "HybridIOC - 1",
                    ["discoveryEndpoint"] = "https://outlook.office365.com/autodiscover/autodiscover.svc",
                    ["targetAddressDomains"] = new JsonArray("contoso.mail.onmicrosoft.com"),
                });
                estate["exchangeOnline"] = new JsonObject { ["ewsEnabled"] = true, ["ewsAllowedAppIds"] = new JsonArray(OtherApplication) };
                change?.Invoke(estate);
            },
            profile =>
            {
                var alone = profile with
                {
                    Procedures = [DedicatedHybridAppProcedure.ProcedureId],
                    HybridApplication = profile.HybridApplication with { Access = access, Consent = ConsentBy.Run },
                };
                return adapt?.Invoke(alone) ?? alone;
            },
            sample: "contoso");

    /// <summary>The id that the Entra half would have published.</summary>
    public static EstateBench Knowing(this EstateBench bench, Guid? application = null)
    {
        bench.Context.Facts.Publish(FactNames.HybridApplication, (application ?? Application).ToString());
        return bench;
    }

    /// <summary>Looks at one step, applies it, and gives what its undoing goes back to.</summary>
    public static async Task<StepResult> ApplyAsync(this EstateBench bench, string step)
    {
        var id = bench.Step(step).Id;
        var finding = await bench.InspectAsync(step);
        return (await bench.RunAsync(BatchMode.Apply, [new StepOrder(id, finding.CallsForChange ? finding : null, null)])).Steps[0];
    }

    public static async Task<StepResult> UndoAsync(this EstateBench bench, StepResult applied) =>
        (await bench.RunAsync(BatchMode.Undo, [new StepOrder(applied.Step, null, applied.Before)])).Steps[0];

    public static Finding.Blocked Blocked(Finding finding) => Assert.IsType<Finding.Blocked>(finding);

    /// <summary>What the procedure may change, without times.</summary>
    public static async Task<string> TouchedAsync(this EstateBench bench)
    {
        var state = await bench.StateAsync();
        return string.Join('\n', new[] { "authServers", "organizationRelationships", "settingOverrides", "partnerApplications", "connectors" }
            .Select(part => state["datacentre"]![part]!.ToJsonString()).Append(state["online"]!.ToJsonString()));
    }

    public static Task ExchangeAsync(this EstateBench bench, string cmdlet, params KeyValuePair<string, CmdletValue?>[] parameters) =>
        bench.InvokeAsync(cmdlet, parameters);

    public static async Task OnlineAsync(this EstateBench bench, string cmdlet, params KeyValuePair<string, CmdletValue?>[] parameters)
    {
        var shell = await bench.Shells.OpenAsync(ShellKind.ExchangeOnline, bench.Profile.Tenant.CoexistenceDomain, default);
        await shell.InvokeAsync(OperationCall.Of(cmdlet, parameters), default);
    }

    public static JsonObject Override(string parameters, string name = "EnableExchangeHybrid3PAppFeature", string section = "ExchangeOnpremAsThirdPartyAppId") => new()
    {
        ["name"] = name,
        ["component"] = section is "RouteThroughMSGraph" ? "SettingOverride" : "Global",
        ["section"] = section,
        ["parameters"] = new JsonArray(parameters),
        ["reason"] = "Workaround",
    };
}
