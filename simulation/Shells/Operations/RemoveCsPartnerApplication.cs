using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-CsPartnerApplication</c>.</summary>
internal sealed class RemoveCsPartnerApplication() : SkypeOperation("Remove-CsPartnerApplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Identity");
        var partner = call.Skype.Central.Find(name) ?? throw call.Fail(call.Errors.CsNotFound(name));
        call.RequireConfirmation();
        call.World.Skype = call.Skype.Change(store => store with { Partners = [.. store.Partners.Where(p => p != partner)] }, call.Now);
        return CmdletResult.Empty;
    }
}
