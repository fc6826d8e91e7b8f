using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>Before anything: Skype for Business Server is installed and runs on a front end.</summary>
internal sealed class FrontEndServicesStep(OrganizationProfile organization, string frontEnd)
    : ReadingStep(organization, Site.Windows, ShellKind.Windows, frontEnd)
{
    /// <summary>The front end service, and the replica that brings changes of the Central Management Store.</summary>
    private static readonly string[] Services = ["RTCSRV", "REPLICA"];

    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/services-{Target}";

    public override string Object => $"services of Skype for Business Server on {Target}";

    public override DocumentReference Document => SkypeServerDocument.Planning("both products fully installed and operational");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = await InvokeAsync(context, Cmdlet(LocalOperations.ReadServices, Given("Names", Services)), cancellation);
        var missing = Services.Where(name => !seen.Any(s => Is(s, name))).ToList();
        if (missing.Count > 0)
        {
            return Blocked($"{Target} has no service {string.Join(" and no service ", missing)}: Skype for Business Server is not fully installed there. " +
                "Finish its setup, or take the server out of topology.skypePool.frontEnds.");
        }

        var stopped = seen.Where(s => s.Text("Status") is not "Running").Select(s => s.Text("Name")).ToList();
        return stopped.Count == 0
            ? Fine($"{Target} runs {string.Join(" and ", Services)}")
            : Blocked($"{string.Join(" and ", stopped)} on {Target} does not run. Start it (Start-CsWindowsService), and see why it stopped.");
    }

    private static bool Is(CmdletObject service, string name) => string.Equals(service.Text("Name"), name, StringComparison.OrdinalIgnoreCase);
}
