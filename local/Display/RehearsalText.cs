using System.Globalization;
using HybridTrust.Local.Commands;
using HybridTrust.Local.Rehearsals;
using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>How a rehearsal ended, for a person.</summary>
internal static class RehearsalText
{
    public static void Write(Terminal terminal, RehearsalResult result)
    {
        var output = terminal.Output;
        output.WriteLine();
        output.WriteLine($"{Word(result.Outcome)} (SIMULATED): {result.Sentence}");
        output.WriteLine();
        ProofTable.Write(terminal, result.Proofs);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.RunnerJobs} runner jobs, {result.GraphRequests} Graph requests, {result.ElapsedSeconds:0.00} s."));
        foreach (var file in result.Files)
        {
            output.WriteLine($"  {file}");
        }
    }

    private static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Proven => "PROVEN",
        RunOutcome.NothingToDo => "NOTHING TO DO, AND PROVEN",
        RunOutcome.ChangesPending => "CHANGES PENDING",
        RunOutcome.WaitingForApproval => "WAITING FOR APPROVAL",
        RunOutcome.StoppedSafely => "STOPPED SAFELY",
        _ => "FAILED",
    };
}
