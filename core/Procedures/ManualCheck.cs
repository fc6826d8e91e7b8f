namespace HybridTrust.Procedures;

/// <summary>Something only a person can check.</summary>
/// <param name="What">What to check.</param>
/// <param name="How">How to check it.</param>
/// <param name="Why">Why the product cannot.</param>
public sealed record ManualCheck(string What, string How, string Why);
