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
        if (result.Calendar.Count > 0)
        {
            output.WriteLine("Calendar (SIMULATED, UTC):");
            foreach (var entry in result.Calendar)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {entry.At.UtcDateTime:yyyy-MM-dd HH:mm}  {entry.What}"));
            }

            output.WriteLine();
        }

        ProofTable.Write(terminal, result.Proofs);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(result.RunnerJobs, "runner job")}, {Words.Count(result.GraphRequests, "Graph request")}, {result.ElapsedSeconds:0.00} s."));
        foreach (var file in result.Files)
        {
            output.WriteLine($"  {Short(file)}");
        }
    }

    /// <summary>A path as the person standing here would type it.</summary>
    private static string Short(string file)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    private static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Proven => "PROVEN",
        RunOutcome.NothingToDo => "NOTHING TO DO, AND PROVEN",
        RunOutcome.ChangesPending => "CHANGES PENDING",
        RunOutcome.WaitingForApproval => "WAITING FOR APPROVAL",
        RunOutcome.Undone => "PUT BACK",
        RunOutcome.RotatedWithGap => "ROTATED WITH A GAP",
        RunOutcome.StoppedSafely => "STOPPED SAFELY",
        _ => "FAILED",
    };
}
