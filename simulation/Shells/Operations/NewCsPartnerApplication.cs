using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Skype;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-CsPartnerApplication</c>: reads the metadata document before it makes the object.</summary>
internal sealed class NewCsPartnerApplication() : SkypeOperation("New-CsPartnerApplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Identity");
        if (call.Skype.Central.Find(name) is not null)
        {
            throw call.Fail(call.Errors.CsExists(name));
        }

        var url = call.Required("MetadataUrl");
        var document = call.Metadata(url);
        var partner = new SkypePartner(
            name, url, document.ApplicationIdentifier, document.Realm, call.TrustLevel() ?? throw call.Fail(call.Errors.NullArgument("ApplicationTrustLevel")),
            call.Truth("Enabled") ?? true, document.Certificates);
        call.World.Skype = call.Skype.Change(store => store with { Partners = [.. store.Partners, partner] }, call.Now);
        return CmdletResult.Empty;
    }
}
