using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-SettingOverride</c>: servers go on acting on it until they read again.</summary>
internal sealed class RemoveSettingOverride() : ExchangeOperation("Remove-SettingOverride", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var found = call.SettingOverride();
        call.RequireConfirmation();
        call.BeginOverrideChange();
        call.Datacentre.SettingOverrides.Remove(found);
        return CmdletResult.Empty;
    }
}
