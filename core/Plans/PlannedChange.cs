using System.Text.Json.Serialization;
using HybridTrust.Steps;

namespace HybridTrust.Plans;

/// <summary>One change of a plan, or one line of its calendar. Holds no time, so that the same world gives the same plan.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Site">Where the object lives.</param>
/// <param name="Target">The server or tenant.</param>
/// <param name="Object">The object, as an admin names it.</param>
/// <param name="Document">The document step it carries out.</param>
/// <param name="Finding">What would change: the approval is for this finding and no other.</param>
/// <param name="Risk">What to know before approving.</param>
public sealed record PlannedChange(
    string Step, Site Site, string Target, string Object, DocumentReference Document, Finding Finding, Risk Risk)
{
    /// <summary>When it comes, or in which case; null for what the run changes as soon as it may.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? When { get; init; }
}
