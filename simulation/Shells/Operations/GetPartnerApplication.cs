using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-PartnerApplication</c>.</summary>
internal sealed class GetPartnerApplication() : ExchangeOperation("Get-PartnerApplication", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.PartnerApplication()] : call.Datacentre.PartnerApplications)
        .Select(a => ExchangeObjects.PartnerApplication(call.Datacentre, a)));
}
