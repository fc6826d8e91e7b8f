namespace HybridTrust.Enrolments;

/// <summary>An invitation with its code: seen once, by the person who invited.</summary>
/// <param name="Code">The code.</param>
/// <param name="Invitation">What is recorded.</param>
public sealed record IssuedInvitation(string Code, Invitation Invitation);
