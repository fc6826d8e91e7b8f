using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-PartnerApplication</c>: <c>-LinkedAccount $null</c> takes the account away.</summary>
internal sealed class SetPartnerApplication() : ExchangeOperation("Set-PartnerApplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var application = call.PartnerApplication();
        var changed = application with { Enabled = call.Truth("Enabled") ?? application.Enabled };
        if (call.Has("LinkedAccount"))
        {
            var account = call.Text("LinkedAccount") is { Length: > 0 } ? call.Account("LinkedAccount") : null;
            changed = changed with { LinkedAccount = account?.Guid };
        }

        if (call.Truth("RefreshAuthMetadata") is true)
        {
            changed = changed with { Certificates = call.Metadata(application.AuthMetadataUrl).Certificates };
        }

        if (changed != application)
        {
            changed = changed with { WhenChanged = call.Now };
        }

        call.Datacentre.PartnerApplications.Replace(application, changed);
        return CmdletResult.Empty;
    }
}
