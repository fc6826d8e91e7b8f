using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Skype;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>Set-CsCertificate</c>: an OAuthTokenIssuer certificate is assigned for the whole deployment, from one front end's store; replication
/// takes it to the others.
/// </summary>
internal sealed class SetCsCertificate() : SkypeOperation("Set-CsCertificate", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var thumbprint = call.Required("Thumbprint");
        var entry = call.FrontEnd.Find(thumbprint) is { HasPrivateKey: true } held
            ? held
            : throw call.Fail(call.Errors.CsCertificateNotFound(thumbprint, call.Target));
        var use = call.Text("Type") ?? FrontEnd.Default;
        call.RequireConfirmation();
        foreach (var frontEnd in call.Skype.FrontEnds)
        {
            var former = frontEnd.Certificates.GetValueOrDefault(use);
            call.World.Skype = call.Skype.With(frontEnd with
            {
                Store = frontEnd.Find(thumbprint) is null ? [.. frontEnd.Store, entry] : frontEnd.Store,
                Certificates = With(frontEnd.Certificates, use, entry.Thumbprint),
                FormerCertificates = former is null ? frontEnd.FormerCertificates : With(frontEnd.FormerCertificates, use, former),
            });
        }

        return CmdletResult.Empty;
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> known, string use, string thumbprint) =>
        new(known, StringComparer.Ordinal) { [use] = thumbprint };
}
