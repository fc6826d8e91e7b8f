namespace HybridTrust.Steps;

/// <summary>One property of an object, as it should be and as it is.</summary>
/// <param name="Property">The property's name, as Microsoft has it.</param>
/// <param name="Expected">What the step wants.</param>
/// <param name="Actual">What inspecting saw; null when there is nothing yet.</param>
public sealed record Setting(string Property, PlanValue Expected, string? Actual);
