namespace HybridTrust.Planning.Checks;

/// <summary>One thing that an admin may have to know. Pure.</summary>
/// <returns>The remark when it applies, else null.</returns>
internal delegate Remark? RemarkCheck(PlanningInput input);
