using System.Text;
using HybridTrust.Local.Client;
using HybridTrust.Local.Commands;
using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>Shows a run of a host until it has ended, or until it waits for somebody's approval: nobody who only looks on can give it.</summary>
internal static class RunFollower
{
    /// <summary>Follows it and gives the exit code.</summary>
    /// <param name="client">The host.</param>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="run">The run.</param>
    /// <param name="json">Whether a program reads.</param>
    /// <param name="cancellation">Ends the looking on; the run goes on.</param>
    /// <param name="approved">The plan that was just approved, which the run may still seem to wait with.</param>
    /// <param name="quiet">Whether only the result is wanted.</param>
    public static async Task<int> FollowAsync(HostClient client, Terminal terminal, string run, bool json, CancellationToken cancellation, string? approved = null, bool quiet = false)
    {
        var display = RunDisplay.For(terminal, json || quiet);
        var view = await display.WhileAsync(async () =>
        {
            var seen = await client.FindAsync(run, cancellation);
            while (true)
            {
                display.Show(seen);
                if (seen.Phase is RunPhase.Ended || (seen.Phase is RunPhase.WaitingForApproval && !string.Equals(seen.PlanHash, approved, StringComparison.Ordinal)))
                {
                    return seen;
                }

                seen = await client.NextAsync(seen, cancellation);
            }
        });
        if (json)
        {
            terminal.Json(view);
        }
        else
        {
            RunText.Write(terminal.Output, view);
            if ((view.Phase is RunPhase.WaitingForApproval || view.Outcome is RunOutcome.ChangesPending)
                && await client.DocumentAsync(run, "plan?format=text", cancellation) is { } plan)
            {
                // What somebody has to decide on, or asked to see.
                await terminal.Output.WriteLineAsync($"\n{Encoding.UTF8.GetString(plan)}");
            }

            if (view.Phase is RunPhase.WaitingForApproval)
            {
                await terminal.Output.WriteLineAsync($"Somebody else approves it: hybridtrust approve {run} --plan {view.PlanHash}");
            }
        }

        return ExitCodes.Of(view.Outcome);
    }
}
