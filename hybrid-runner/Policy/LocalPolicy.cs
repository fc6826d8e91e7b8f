using HybridTrust.Organizations;

namespace HybridTrust.Runner.Policy;

/// <summary>What this server lets a runner do at most; the cloud cannot widen it.</summary>
/// <param name="File">The file it was read from: refusals name it.</param>
/// <param name="ExchangeOrganization">The only Exchange organization.</param>
/// <param name="Procedures">The procedures allowed.</param>
/// <param name="ApplicationIds">The application ids that may be trusted.</param>
/// <param name="Roles">The management roles that may be assigned.</param>
/// <param name="Hours">When changes may be made, UTC; null means at any time.</param>
/// <param name="ReadOnly">Whether all changes are forbidden.</param>
internal sealed record LocalPolicy(
    string File,
    Guid ExchangeOrganization,
    IReadOnlyList<string> Procedures,
    IReadOnlyList<Guid> ApplicationIds,
    IReadOnlyList<string> Roles,
    IReadOnlyList<MaintenanceWindow>? Hours,
    bool ReadOnly)
{
    /// <summary>The line of each setting in the file, from 1.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
