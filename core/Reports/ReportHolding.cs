namespace HybridTrust.Reports;

/// <summary>What a server has of an auth certificate.</summary>
/// <param name="Server">The server.</param>
/// <param name="Use"><c>current</c> or <c>next</c>.</param>
/// <param name="Thumbprint">The certificate.</param>
/// <param name="Holding">What it has: <c>Usable</c>, <c>KeyUnreadable</c>, <c>Missing</c> or <c>Unknown</c>.</param>
public sealed record ReportHolding(string Server, string Use, string Thumbprint, string Holding)
{
    /// <summary>What preflight saw on each server, in its order.</summary>
    internal static IReadOnlyList<ReportHolding> AllOf(IReadOnlyList<ReportStep> steps) =>
    [
        .. steps
            .Where(step => step.Step.StartsWith(Procedures.Preflight.ServerStep.IdPrefix, StringComparison.Ordinal) && step.Before is not null)
            .SelectMany(step => step.Before!.Before.Select(value => Of(step, value.Key, value.Value)).OfType<ReportHolding>()),
    ];

    private static ReportHolding? Of(ReportStep step, string name, string holding) =>
        name.Split(' ') is ["current" or "next" or "previous", { Length: 40 }] and [var use, var thumbprint]
            ? new ReportHolding(step.Step[Procedures.Preflight.ServerStep.IdPrefix.Length..], use, thumbprint, holding)
            : null;
}
