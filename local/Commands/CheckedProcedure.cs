using HybridTrust.Organizations;
using HybridTrust.Procedures;

namespace HybridTrust.Local.Commands;

/// <summary>A procedure as <c>check</c> shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it does.</param>
/// <param name="Legacy">Whether its cloud service is retired.</param>
/// <param name="Steps">Its steps, in order.</param>
internal sealed record CheckedProcedure(string Id, string Title, bool Legacy, IReadOnlyList<CheckedStep> Steps)
{
    public static CheckedProcedure Of(string id, OrganizationProfile profile)
    {
        var procedure = ProcedureCatalogue.Default.Find(id)!;
        return new CheckedProcedure(
            id,
            procedure.Title,
            procedure.Legacy,
            [.. procedure.StepsFor(profile).Select(s => new CheckedStep(s.Id, s.Site, s.Target, s.Object, s.Document.ToString()))]);
    }
}
