using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// The job signer of an embedded host and, in its last month, the one that comes next: made in time, announced at every start by the one in
/// use, and in use itself once every runner has had a day to hear of it.
/// </summary>
/// <param name="Current">Signs the jobs.</param>
/// <param name="Next">To be announced; null while there is none.</param>
/// <param name="Previous">Who signed before; null when nobody did, or that one has ended.</param>
internal sealed record JobSignerFiles(X509Certificate2 Current, PublicCertificate? Next, PublicCertificate? Previous = null)
{
    private const string Name = "job-signer";

    private static readonly TimeSpan MadeBefore = TimeSpan.FromDays(30);
    private static readonly TimeSpan UsedBefore = TimeSpan.FromDays(15);
    private static readonly TimeSpan Heard = TimeSpan.FromDays(1);

    /// <summary>Opens what lies in a folder; makes what is missing.</summary>
    public static JobSignerFiles Open(string folder, TimeProvider time)
    {
        var file = Path.Combine(folder, "signer.pem");
        var previousFile = Path.Combine(folder, "signer.previous.pem");
        var nextFile = Path.Combine(folder, "signer.next.pem");
        var current = SigningCertificate.Open(file, Name, time);
        if (Left(current, time) > MadeBefore)
        {
            return new JobSignerFiles(current, null, ReadPrevious(previousFile, time));
        }

        var next = SigningCertificate.Open(nextFile, Name, time);
        if (Left(current, time) > UsedBefore || time.GetUtcNow().UtcDateTime - next.NotBefore.ToUniversalTime() < Heard)
        {
            using (next)
            {
                return new JobSignerFiles(current, PublicCertificate.Of(next), ReadPrevious(previousFile, time));
            }
        }

        // Before the move: approvals that the one before signed count for as long as it is known here.
        PrivateFile.Write(previousFile, current.ExportCertificatePem());
        current.Dispose();
        File.Move(nextFile, file, overwrite: true);
        return new JobSignerFiles(next, null, ReadPrevious(previousFile, time));
    }

    private static PublicCertificate? ReadPrevious(string file, TimeProvider time) =>
        File.Exists(file) && PublicCertificate.FromDer(File.ReadAllBytes(file)) is var previous && previous.NotAfter > time.GetUtcNow() ? previous : null;

    private static TimeSpan Left(X509Certificate2 certificate, TimeProvider time) => certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime;
}
