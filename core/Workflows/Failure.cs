namespace HybridTrust.Workflows;

/// <summary>Why something failed, in a form that histories can keep.</summary>
/// <param name="ErrorType">The exception's type name, without namespace.</param>
/// <param name="Message">A sentence for the admin.</param>
public sealed record Failure(string ErrorType, string Message);
