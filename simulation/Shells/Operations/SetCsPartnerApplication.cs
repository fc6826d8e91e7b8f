using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-CsPartnerApplication</c>: with an address, reads the document there again.</summary>
internal sealed class SetCsPartnerApplication() : SkypeOperation("Set-CsPartnerApplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Identity");
        var partner = call.Skype.Central.Find(name) ?? throw call.Fail(call.Errors.CsNotFound(name));
        call.RequireConfirmation();
        var changed = partner with { TrustLevel = call.TrustLevel() ?? partner.TrustLevel, Enabled = call.Truth("Enabled") ?? partner.Enabled };
        if (call.Text("MetadataUrl") is { } url)
        {
            var document = call.Metadata(url);
            changed = changed with
            {
                MetadataUrl = url,
                ApplicationIdentifier = document.ApplicationIdentifier,
                Realm = document.Realm,
                Certificates = document.Certificates,
            };
        }

        call.World.Skype = call.Skype.Change(store => store with { Partners = [.. store.Partners.Select(p => p == partner ? changed : p)] }, call.Now);
        return CmdletResult.Empty;
    }
}
