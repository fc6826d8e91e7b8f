namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>A setting override that the document creates.</summary>
/// <param name="Name">The name that Microsoft's script gives it; never how it is found.</param>
/// <param name="Component">Its component.</param>
/// <param name="Section">Its section: what it is found by.</param>
/// <param name="Step">The step's name.</param>
/// <param name="Effect">What servers do once they have read it.</param>
internal sealed record HybridOverride(string Name, string Component, string Section, string Step, string Effect)
{
    /// <summary>What switches the section on.</summary>
    public const string On = "Enabled=true";

    /// <summary>Servers sign as the dedicated application (domain 2(f), f6).</summary>
    public static readonly HybridOverride DedicatedApplication = new(
        "EnableExchangeHybrid3PAppFeature", "Global", "ExchangeOnpremAsThirdPartyAppId", "override",
        "servers sign as the dedicated application");

    /// <summary>Servers look free/busy, MailTips and photos up through Graph (domain 2(f), f8).</summary>
    public static readonly HybridOverride GraphRouting = new(
        "EnableRouteThroughMSGraphFeature", "SettingOverride", "RouteThroughMSGraph", "graph-override",
        "servers send hybrid lookups through Graph");

    /// <summary>The id of the step that creates it.</summary>
    public string StepId => $"{DedicatedHybridAppProcedure.ProcedureId}/{Step}";

    /// <summary>Whether an override's parameters switch the section on: <c>Enabled=true</c>, in any case and spacing.</summary>
    public static bool IsOn(IReadOnlyList<string> parameters) => parameters.Select(p => p.Split('=', 2)).Any(p => p.Length == 2
        && string.Equals(p[0].Trim(), "Enabled", StringComparison.OrdinalIgnoreCase)
        && string.Equals(p[1].Trim(), "true", StringComparison.OrdinalIgnoreCase));
}
