namespace HybridTrust.Planning.Checks;

/// <summary>The checks that decide about one procedure; the first that applies has decided.</summary>
/// <param name="Procedure">The procedure's id.</param>
/// <param name="Checks">In order; one of them applies to every input.</param>
internal sealed record ProcedurePolicy(string Procedure, params IReadOnlyList<ProcedureCheck> Checks)
{
    /// <summary>What it means when the planner chooses the procedure and the profile does not list it; null for one that profiles need not list.</summary>
    public string? WithoutIt { get; init; }

    public ProcedureDecision Decide(PlanningInput input)
    {
        foreach (var check in Checks)
        {
            if (check(input) is { } answer)
            {
                return new ProcedureDecision(Procedure, answer.Chosen, answer.Reason, answer.Message, answer.Facts);
            }
        }

        throw new InvalidOperationException($"No check of '{Procedure}' applies: its last one must apply to every topology.");
    }
}
