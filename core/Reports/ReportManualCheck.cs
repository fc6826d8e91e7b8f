using HybridTrust.Procedures;

namespace HybridTrust.Reports;

/// <summary>Something that a person must still check after a run.</summary>
/// <param name="Procedure">The procedure it belongs to.</param>
/// <param name="What">What to check.</param>
/// <param name="How">How to check it.</param>
/// <param name="Why">Why the product cannot.</param>
public sealed record ReportManualCheck(string Procedure, string What, string How, string Why)
{
    internal static IReadOnlyList<ReportManualCheck> AllOf(IReadOnlyList<string> ids, IProcedureCatalogue procedures) =>
    [
        .. ids.Select(procedures.Find)
            .OfType<IProcedure>()
            .SelectMany(p => p.ManualChecks.Select(c => new ReportManualCheck(p.Id, c.What, c.How, c.Why))),
    ];
}
