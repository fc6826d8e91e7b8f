using HybridTrust.Json;
using HybridTrust.Steps;

namespace HybridTrust.Plans;

/// <summary>The findings that call for a change, in order, and those that stand in the way.</summary>
/// <param name="Version">The plan's format.</param>
/// <param name="Organization">The organization's name.</param>
/// <param name="Procedures">The procedures planned, in order.</param>
/// <param name="Changes">What would be changed, in order.</param>
/// <param name="Obstacles">Steps that are blocked; while there is one, nothing is applied.</param>
/// <param name="InPlace">How many steps are in place already.</param>
public sealed record Plan(
    int Version,
    string Organization,
    IReadOnlyList<string> Procedures,
    IReadOnlyList<PlannedChange> Changes,
    IReadOnlyList<PlannedChange> Obstacles,
    int InPlace)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The canonical hash: what an approval quotes. 64 lower-case hex digits.</summary>
    public string Hash() => CanonicalJson.Hash(this);

    /// <summary>Makes the plan of what was found.</summary>
    /// <param name="organization">The organization's name.</param>
    /// <param name="procedures">The procedures inspected.</param>
    /// <param name="found">Each step with its finding, in the procedures' order.</param>
    public static Plan Of(string organization, IReadOnlyList<string> procedures, IEnumerable<(IStep Step, Finding Finding)> found)
    {
        var changes = new List<PlannedChange>();
        var obstacles = new List<PlannedChange>();
        var inPlace = 0;
        foreach (var (step, finding) in found)
        {
            switch (finding)
            {
                case Finding.InPlace:
                    inPlace++;
                    break;
                case Finding.Blocked:
                    obstacles.Add(Change(step, finding));
                    break;
                default:
                    changes.Add(Change(step, finding));
                    break;
            }
        }

        return new Plan(CurrentVersion, organization, procedures, changes, obstacles, inPlace);
    }

    /// <summary>The changes that cannot be undone.</summary>
    public IReadOnlyList<PlannedChange> WithoutReturn() => [.. Changes.Where(change => change.Risk.HasFlag(Risk.Irreversible))];

    private static PlannedChange Change(IStep step, Finding finding) =>
        new(step.Id, step.Site, step.Target, step.Object, step.Document, finding, step.Risk | finding.Risk);
}
