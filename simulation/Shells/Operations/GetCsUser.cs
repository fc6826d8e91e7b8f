using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-CsUser</c>.</summary>
internal sealed class GetCsUser() : SkypeOperation("Get-CsUser", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var users = call.Text("Identity") is { } identity ? [call.SkypeUser(identity)] : call.Skype.Users;
        return ShellCall.Objects(users.Select(u => Of(
            Property("SipAddress", $"sip:{u.SipAddress}"),
            Property("Enabled", value: true),
            Property("RegistrarPool", call.Skype.Pool),
            Property("ExchangeArchivingPolicy", u.ExchangeArchivingPolicy))));
    }
}
