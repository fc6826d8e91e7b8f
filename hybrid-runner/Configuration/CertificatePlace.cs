using System.Security.Cryptography.X509Certificates;

namespace HybridTrust.Runner.Configuration;

/// <summary>Where a certificate with its private key lies: one of the two.</summary>
/// <param name="File">A file, PFX or PEM.</param>
/// <param name="Thumbprint">The machine's own store (Windows), by thumbprint.</param>
internal sealed record CertificatePlace(string? File, string? Thumbprint)
{
    /// <summary>Reads <c>certificateFile</c> or <c>certificateThumbprint</c>, of which exactly one is there.</summary>
    public static CertificatePlace? Read(JsonFields fields, string folder, string write)
    {
        var file = fields.Text("certificateFile", write, required: false);
        var thumbprint = fields.Text("certificateThumbprint", write, required: false);
        if (file is null != thumbprint is null)
        {
            return new CertificatePlace(file is null ? null : Path.GetFullPath(file, folder), thumbprint);
        }

        fields.Wrong("certificateFile", write);
        return null;
    }

    /// <summary>The certificate, or null and a problem.</summary>
    public X509Certificate2? Open(List<Problem> problems) =>
        File is { } file ? Secrets.RunnerCertificate(file, problems) : StoreCertificate.Find(Thumbprint!, problems);

    public override string ToString() => File ?? $@"LocalMachine\My\{Thumbprint}";
}
