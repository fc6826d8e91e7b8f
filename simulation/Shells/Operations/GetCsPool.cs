using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-CsPool</c>.</summary>
internal sealed class GetCsPool() : SkypeOperation("Get-CsPool", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var asked = call.Text("Identity") ?? call.Skype.Pool;
        return string.Equals(asked, call.Skype.Pool, StringComparison.OrdinalIgnoreCase)
            ? ShellCall.Objects([Of(
                Property("Identity", call.Skype.Pool),
                Property("Fqdn", call.Skype.Pool),
                Property("Computers", (string[])[.. call.Skype.FrontEnds.Select(f => f.Fqdn)]),
                Property("Site", "Site:Redmond"))])
            : throw call.Fail(call.Errors.CsNotFound(asked));
    }
}
