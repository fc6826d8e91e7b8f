using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Skype;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-CsCertificate</c>: the certificates that this front end uses. One that is not assigned is an answer without objects.</summary>
internal sealed class GetCsCertificate() : SkypeOperation("Get-CsCertificate", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var frontEnd = call.FrontEnd;
        return ShellCall.Objects(frontEnd.Certificates
            .Where(c => call.Text("Type") is not { } type || string.Equals(c.Key, type, StringComparison.OrdinalIgnoreCase))
            .Select(c => Shown(frontEnd, c.Key, c.Value)));
    }

    private static CmdletObject Shown(FrontEnd frontEnd, string use, string thumbprint)
    {
        var certificate = frontEnd.Find(thumbprint)?.Certificate;
        return Of(
            Property("Thumbprint", thumbprint),
            Property("PreviousThumbprint", frontEnd.FormerCertificates.GetValueOrDefault(use)),
            Property("Subject", certificate?.Subject),
            Property("NotBefore", certificate is null ? null : (CmdletValue)certificate.NotBefore),
            Property("NotAfter", certificate is null ? null : (CmdletValue)certificate.NotAfter),
            Property("Use", use));
    }
}
