using HybridTrust.Evidence;

namespace HybridTrust.Local.Display;

/// <summary>What checking evidence showed, for a person.</summary>
internal static class EvidenceText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, EvidenceVerdict verdict)
    {
        foreach (var fault in verdict.Faults)
        {
            output.WriteLine($"line {fault.Line}: {fault.Sentence}");
        }

        if (verdict.Faults.Count > 0)
        {
            output.WriteLine($"NOT WHOLE: {verdict.Faults.Count} {(verdict.Faults.Count == 1 ? "fault" : "faults")} in the evidence of {verdict.Run ?? "an unknown run"}.");
            return;
        }

        output.WriteLine($"Whole: {verdict.Records} records of {verdict.Run}, {verdict.SignedHeads} signed {(verdict.SignedHeads == 1 ? "head" : "heads")}.");
        output.WriteLine($"Head {verdict.Head}");
        foreach (var signer in verdict.Signers)
        {
            output.WriteLine($"Signed by {signer}, SHA-256 {signer.Sha256}");
        }

        if (!verdict.Pinned)
        {
            output.WriteLine("Whether that is your host, this file cannot say: compare it with the certificate that the runners pinned, or give it with --signer.");
        }
    }
}
