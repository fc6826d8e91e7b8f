using HybridTrust.Api.Runs;
using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>Runs as lines, for <c>status</c>.</summary>
internal static class RunText
{
    public static void WriteList(TextWriter output, RunPage page)
    {
        if (page.Runs.Count == 0)
        {
            output.WriteLine("There is no run yet. Deliver a ticket: POST /api/tickets.");
        }

        foreach (var run in page.Runs)
        {
            output.WriteLine($"{run.Run}  {run.CreatedAt:u}  {run.Organization,-20} {Where(run.Phase, run.Outcome),-20} {run.Sentence}");
        }
    }

    public static void Write(TextWriter output, RunView view)
    {
        output.WriteLine($"{view.Run}: {Where(view.Phase, view.Outcome)}. {view.Sentence}");
        output.WriteLine($"  {view.Organization}, ticket {view.Ticket}, asked by {view.RequestedBy} at {view.CreatedAt:u}");
        if (view.AlsoFor is { } others)
        {
            output.WriteLine($"  also for {string.Join(", ", others)}");
        }

        if (view.PlanHash is { } plan)
        {
            output.WriteLine($"  plan {plan}");
        }

        foreach (var row in StepRow.Of(view.Steps))
        {
            output.WriteLine($"  {row}");
        }

        foreach (var proof in view.Proofs)
        {
            output.WriteLine($"  proof '{proof.Name}': {proof.Verdict}{(proof.FailedBefore ? " before the run too" : "")}. {proof.Explanation}");
        }
    }

    private static string Where(RunPhase phase, RunOutcome? outcome) => Words(outcome?.ToString() ?? phase.ToString());

    private static string Words(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
