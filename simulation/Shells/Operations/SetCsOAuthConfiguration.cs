using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-CsOAuthConfiguration</c>: takes any text for an address, as the real one does.</summary>
internal sealed class SetCsOAuthConfiguration() : SkypeOperation("Set-CsOAuthConfiguration", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        if (call.Text("Identity") is { } identity && !string.Equals(identity, "Global", StringComparison.OrdinalIgnoreCase))
        {
            throw call.Fail(call.Errors.CsNotFound(identity));
        }

        call.RequireConfirmation();
        call.World.Skype = call.Skype.Change(
            store => store with
            {
                ExchangeAutodiscoverUrl = Given(call, "ExchangeAutodiscoverUrl", store.ExchangeAutodiscoverUrl),
                ExchangeAutodiscoverAllowedDomains = Given(call, "ExchangeAutodiscoverAllowedDomains", store.ExchangeAutodiscoverAllowedDomains),
            },
            call.Now);
        return CmdletResult.Empty;
    }

    private static string Given(ShellCall call, string parameter, string otherwise) =>
        call.Has(parameter) ? call.Text(parameter) ?? "" : otherwise;
}
