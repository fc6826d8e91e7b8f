using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Skype;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-CsPartnerApplication</c>.</summary>
internal sealed class GetCsPartnerApplication() : SkypeOperation("Get-CsPartnerApplication", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var store = call.Truth("LocalStore") is true ? call.Skype.LocalStore(call.FrontEnd, call.Now) : call.Skype.Central;
        if (call.Text("Identity") is not { } identity)
        {
            return ShellCall.Objects(store.Partners.Select(Shown));
        }

        return store.Find(identity) is { } partner ? ShellCall.Objects([Shown(partner)]) : throw call.Fail(call.Errors.CsNotFound(identity));
    }

    private static CmdletObject Shown(SkypePartner partner) => Of(
        Property("Identity", partner.Name),
        Property("Name", partner.Name),
        Property("AuthToken", $"Value={partner.MetadataUrl}"),
        Property("MetadataUrl", partner.MetadataUrl),
        Property("ApplicationIdentifier", partner.ApplicationIdentifier),
        Property("Realm", partner.Realm),
        Property("ApplicationTrustLevel", partner.TrustLevel),
        Property("Enabled", partner.Enabled));
}
