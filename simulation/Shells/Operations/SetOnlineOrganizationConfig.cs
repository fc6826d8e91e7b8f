using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-OrganizationConfig</c> in Exchange Online: the list of applications is one text, and replaced as a whole.</summary>
internal sealed class SetOnlineOrganizationConfig() : OnlineOperation("Set-OrganizationConfig", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var online = call.World.Online;
        if (call.Has("EwsAllowedAppIDs"))
        {
            var text = call.Text("EwsAllowedAppIDs");
            if (text?.Split(',').FirstOrDefault(id => !Guid.TryParse(id, out _)) is { } odd)
            {
                throw call.Fail(call.Errors.InvalidUri("EwsAllowedAppIDs", odd));
            }

            online.EwsAllowedAppIds = text;
        }

        if (call.Has("EwsEnabled"))
        {
            online.EwsEnabled = call.Truth("EwsEnabled");
        }

        return CmdletResult.Empty;
    }
}
