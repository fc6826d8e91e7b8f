using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-AuthConfig</c>: empty thumbprints are empty text, an absent date is null, as recorded objects have it.</summary>
internal sealed class GetAuthConfig() : ExchangeOperation("Get-AuthConfig", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var config = call.Datacentre.AuthConfig;
        return ShellCall.Objects([Of(
            Property("CurrentCertificateThumbprint", config.CurrentCertificateThumbprint),
            Property("PreviousCertificateThumbprint", config.PreviousCertificateThumbprint),
            Property("NextCertificateThumbprint", config.NextCertificateThumbprint),
            Property("NextCertificateEffectiveDate", config.NextCertificateEffectiveDate is { } date ? (CmdletValue)date : null),
            Property("ServiceName", config.ServiceName),
            Property("Realm", config.Realm))]);
    }
}
