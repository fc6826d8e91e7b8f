using HybridTrust.Organizations;
using HybridTrust.Runs;

namespace HybridTrust.Local.Commands;

/// <summary>What <c>check --json</c> prints.</summary>
/// <param name="Profile">The file.</param>
/// <param name="Valid">Whether nothing is wrong.</param>
/// <param name="Organization">The organization's name; null when the profile is wrong.</param>
/// <param name="Errors">Everything that is wrong.</param>
/// <param name="Procedures">What would be done.</param>
/// <param name="Planner">What the planner says of it; null when the profile is wrong.</param>
internal sealed record CheckResult(
    string Profile,
    bool Valid,
    string? Organization,
    IReadOnlyList<ProfileError> Errors,
    IReadOnlyList<CheckedProcedure> Procedures,
    CheckedAdvice? Planner)
{
    /// <param name="path">The file.</param>
    /// <param name="reading">What it holds.</param>
    /// <param name="today">The day for which the planner speaks, UTC.</param>
    public static CheckResult Of(string path, ProfileReading reading, DateOnly today) => reading switch
    {
        ProfileReading.Valid { Profile: var profile } =>
            new CheckResult(
                path,
                Valid: true,
                profile.Name,
                [],
                [.. RunProcedures.Of([], profile).Select(id => CheckedProcedure.Of(id, profile))],
                CheckedAdvice.Of(Planning.Planner.Advise(profile, today))),
        ProfileReading.Invalid invalid => new CheckResult(path, Valid: false, Organization: null, invalid.Errors, [], Planner: null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
