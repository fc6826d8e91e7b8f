namespace HybridTrust.Planning.Checks;

/// <summary>One reason to choose a procedure or to leave it out. Pure.</summary>
/// <returns>The decision when the reason applies, else null.</returns>
internal delegate CheckAnswer? ProcedureCheck(PlanningInput input);
