using System.Text.Json.Serialization;
using HybridTrust.Json;
using HybridTrust.Organizations;
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

    /// <summary>What comes by itself, or is done only where it is needed, in order; null when there is nothing of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedChange>? Calendar { get; init; }

    /// <summary>All that an approval of this plan approves: the changes, and the calendar.</summary>
    [JsonIgnore]
    public IEnumerable<PlannedChange> Approved => Changes.Concat(Calendar ?? []);

    /// <summary>Whether it is applied at once when approved, outside the maintenance window and freezes: an emergency, which is alone in its plan.</summary>
    [JsonIgnore]
    public bool AtOnce => ProcedureIds.AreEmergency(Procedures);

    /// <summary>What a person reads of that before approving; empty for any other plan.</summary>
    [JsonIgnore]
    public string AtOnceSentence => AtOnce && Approved.Any() ? "Applied at once when approved, outside the maintenance window and freezes." : "";

    /// <summary>The canonical hash: what an approval quotes. 64 lower-case hex digits.</summary>
    public string Hash() => CanonicalJson.Hash(this);

    /// <summary>Makes the plan of what was found.</summary>
    /// <param name="organization">The organization's name.</param>
    /// <param name="procedures">The procedures inspected.</param>
    /// <param name="found">Each step with its finding, in the procedures' order.</param>
    public static Plan Of(string organization, IReadOnlyList<string> procedures, IEnumerable<(IStep Step, Finding Finding)> found)
    {
        var changes = new List<PlannedChange>();
        var calendar = new List<PlannedChange>();
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
                    (step is ICalendarStep ? calendar : changes).Add(Change(step, finding));
                    break;
            }
        }

        return new Plan(CurrentVersion, organization, procedures, changes, obstacles, inPlace) { Calendar = calendar.Count > 0 ? calendar : null };
    }

    /// <summary>The changes that cannot be undone.</summary>
    public IReadOnlyList<PlannedChange> WithoutReturn() => [.. Changes.Where(change => change.Risk.HasFlag(Risk.Irreversible))];

    private static PlannedChange Change(IStep step, Finding finding) =>
        new(step.Id, step.Site, step.Target, step.Object, step.Document, finding, step.Risk | finding.Risk)
        {
            When = (step as ICalendarStep)?.When,
        };
}
