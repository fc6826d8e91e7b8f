using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-SettingOverride</c>: what Active Directory holds, whatever servers have read.</summary>
internal sealed class GetSettingOverride() : ExchangeOperation("Get-SettingOverride", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.SettingOverride()] : call.Datacentre.SettingOverrides).Select(HybridObjects.SettingOverride));
}
