using System.Globalization;
using HybridTrust.Local.Commands;
using HybridTrust.Proofs;
using Spectre.Console;

namespace HybridTrust.Local.Display;

/// <summary>The proofs: what each shows and what it does not.</summary>
internal static class ProofTable
{
    public static void Write(Terminal terminal, IReadOnlyList<ProofResult> proofs)
    {
        if (proofs.Count == 0)
        {
            return;
        }

        if (terminal.Live)
        {
            WriteTable(proofs);
        }
        else
        {
            WriteLines(terminal.Output, proofs);
        }
    }

    private static void WriteTable(IReadOnlyList<ProofResult> proofs)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).AddColumns("Proof", "Verdict", "Shows", "Does not show").Expand();
        foreach (var proof in ProofGroup.Of(proofs))
        {
            table.AddRow(
                new Text(Title(proof)),
                new Text(Word(proof), new Style(proof.Verdict switch
                {
                    ProofVerdict.Passed => Color.Green,
                    ProofVerdict.Failed when !proof.FailedBefore => Color.Red,
                    _ => Color.Yellow,
                })),
                new Text(proof.Verdict is ProofVerdict.Passed ? proof.Shows : string.Join("\n", proof.Lines)),
                new Text(proof.DoesNotShow, new Style(Color.Grey)));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteLines(TextWriter output, IReadOnlyList<ProofResult> proofs)
    {
        foreach (var proof in ProofGroup.Of(proofs))
        {
            output.WriteLine($"Proof '{Title(proof)}': {Word(proof)}. {string.Join("\n  ", proof.Lines)}");
            output.WriteLine($"  shows:         {proof.Shows}");
            output.WriteLine($"  does not show: {proof.DoesNotShow}");
        }
    }

    private static string Title(ProofGroup proof) =>
        proof.Proofs.Count == 1 ? proof.Name : string.Create(CultureInfo.InvariantCulture, $"{proof.Name} ({proof.Proofs.Count} times)");

    private static string Word(ProofGroup proof) => proof.Verdict switch
    {
        ProofVerdict.Passed => "passed",
        ProofVerdict.Failed when proof.FailedBefore => "failed before the run too",
        ProofVerdict.Failed => "FAILED",
        _ => "not exercised",
    };
}
