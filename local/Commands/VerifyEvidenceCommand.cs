using System.CommandLine;
using System.Text;
using HybridTrust.Certificates;
using HybridTrust.Evidence;
using HybridTrust.Local.Display;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust verify-evidence FILE</c>: whether a run's evidence is whole and as it was written. Needs no host.</summary>
internal static class VerifyEvidenceCommand
{
    private const string Description =
        """
        Check the evidence of a run: that no record was changed, removed, added or moved, and that the host signed it. Needs no host and no
        network. Without --signer anyone may have signed; give the certificate that the runners pinned at enrolment. Whoever that one announced
        counts too, as runners take it; give --signer once more for a signer that nobody announced.
        Ends with 0 when the evidence is whole, 1 when it is not.

        Examples:
          hybridtrust verify-evidence rehearsals/contoso/evidence.jsonl
          hybridtrust verify-evidence evidence.jsonl --signer host.cer --json
          hybridtrust verify-evidence evidence.jsonl --signer host-2025.cer --signer host-2026.cer
        """;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The evidence, one record a line: evidence.jsonl, or what /api/runs/RUN/evidence gave." };
        var signer = new Option<string[]>("--signer") { Description = "The host's signing certificate, public part (DER or PEM). May be given more than once.", HelpName = "CERT" };
        var json = Arguments.Json();
        var command = new Command("verify-evidence", Description)
        {
            file, signer, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var pinned = new List<PublicCertificate>();
            foreach (var path in parsed.GetValue(signer) ?? [])
            {
                pinned.Add(await CertificateAsync(path, cancellation));
            }

            var lines = await LinesAsync(parsed.GetRequiredValue(file), cancellation);
            var verdict = EvidenceVerifier.Verify(lines, pinned);
            if (parsed.GetValue(json))
            {
                terminal.Json(verdict);
            }
            else
            {
                EvidenceText.Write(terminal.Output, verdict);
            }

            return verdict.Whole ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    // Only line ends divide records. A last line that was cut short stays a line, and is found to hold no record.
    private static async Task<string[]> LinesAsync(string path, CancellationToken cancellation)
    {
        var lines = Encoding.UTF8.GetString(await ReadAsync(path, cancellation)).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static async Task<PublicCertificate> CertificateAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return PublicCertificate.FromDer(await ReadAsync(path, cancellation));
        }
        catch (FormatException unreadable)
        {
            throw CommandException.Usage($"{path}: {unreadable.Message}");
        }
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Usage($"{path} cannot be read: {unreadable.Message}");
        }
    }
}
