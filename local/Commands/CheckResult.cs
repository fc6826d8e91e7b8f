using HybridTrust.Organizations;
using HybridTrust.Runs;

namespace HybridTrust.Local.Commands;

/// <summary>What <c>check --json</c> prints.</summary>
/// <param name="Profile">The file.</param>
/// <param name="Valid">Whether nothing is wrong.</param>
/// <param name="Organization">The organization's name; null when the profile is wrong.</param>
/// <param name="Errors">Everything that is wrong.</param>
/// <param name="Procedures">What would be done.</param>
internal sealed record CheckResult(
    string Profile, bool Valid, string? Organization, IReadOnlyList<ProfileError> Errors, IReadOnlyList<CheckedProcedure> Procedures)
{
    public static CheckResult Of(string path, ProfileReading reading) => reading switch
    {
        ProfileReading.Valid { Profile: var profile } =>
            new CheckResult(path, Valid: true, profile.Name, [], [.. RunProcedures.Of([], profile).Select(id => CheckedProcedure.Of(id, profile))]),
        ProfileReading.Invalid invalid => new CheckResult(path, Valid: false, Organization: null, invalid.Errors, []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
