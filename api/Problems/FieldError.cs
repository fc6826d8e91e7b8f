namespace HybridTrust.Api.Problems;

/// <summary>What is wrong with one part of a request.</summary>
/// <param name="Path">The part: a JSON path such as <c>$.organization</c>, or the name of a query parameter.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to send instead.</param>
public sealed record FieldError(string Path, string Problem, string Remedy);
