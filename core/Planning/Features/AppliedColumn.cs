namespace HybridTrust.Planning.Features;

/// <summary>A column of the feature matrix that an organization falls into.</summary>
/// <param name="Letter">A to E.</param>
/// <param name="Whom">Whose column it is: <c>mailboxes on premises</c>.</param>
/// <param name="Supported">Whether Microsoft still supports the combination; nothing is claimed from one that is not.</param>
public sealed record AppliedColumn(char Letter, string Whom, bool Supported);
