using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Skype;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-CsOAuthConfiguration</c>: the one global object, as the Central Management Store has it or, with -LocalStore, this front end.</summary>
internal sealed class GetCsOAuthConfiguration() : SkypeOperation("Get-CsOAuthConfiguration", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var store = call.Truth("LocalStore") is true ? call.Skype.LocalStore(call.FrontEnd, call.Now) : call.Skype.Central;
        return ShellCall.Objects([Of(
            Property("Identity", "Global"),
            Property("ExchangeAutodiscoverUrl", store.ExchangeAutodiscoverUrl),
            Property("ExchangeAutodiscoverAllowedDomains", store.ExchangeAutodiscoverAllowedDomains),
            Property("Realm", store.Realm),
            Property("ServiceName", SkypeDeployment.ApplicationIdentifier))]);
    }
}
