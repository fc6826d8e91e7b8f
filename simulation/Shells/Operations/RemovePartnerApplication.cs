using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-PartnerApplication</c>.</summary>
internal sealed class RemovePartnerApplication() : ExchangeOperation("Remove-PartnerApplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var application = call.PartnerApplication();
        call.RequireConfirmation();
        call.Datacentre.PartnerApplications.Remove(application);
        return CmdletResult.Empty;
    }
}
