namespace HybridTrust.Tickets;

/// <summary>What a plan has to say in the fields of a change record.</summary>
/// <param name="ConfigurationItems">The servers and tenants that the plan changes, by their names.</param>
/// <param name="TestPlan">How the change is proven.</param>
/// <param name="BackoutPlan">How it is put back, and what cannot be.</param>
public sealed record ChangeTexts(IReadOnlyList<string> ConfigurationItems, string TestPlan, string BackoutPlan);
