using System.Globalization;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Policy;

/// <summary>
/// Compares a job with the server's policy. Organization, procedures, applications and roles are checked for reading too, so
/// that a plan already shows what would be refused; hours and readOnly withhold changes only.
/// </summary>
internal static class PolicyCheck
{
    /// <summary>The first reason against a batch, before its steps are known.</summary>
    public static JobRefusal? OfBatch(LocalPolicy policy, BatchRequest batch, DateTimeOffset now) =>
        Organization(policy, batch) ?? Procedures(policy, batch) ?? (batch.Mode is BatchMode.Inspect ? null : OfChange(policy, now));

    /// <summary>The first reason against the steps of a batch.</summary>
    public static JobRefusal? OfSteps(LocalPolicy policy, IEnumerable<IStep> steps) =>
        steps.Select(s => s is IPolicyBound bound ? OfStep(policy, s, bound) : null).FirstOrDefault(r => r is not null);

    /// <summary>The reason against any change now.</summary>
    public static JobRefusal? OfChange(LocalPolicy policy, DateTimeOffset now)
    {
        if (policy.ReadOnly)
        {
            return Refuse(JobRefusalReason.ReadOnly, policy, "readOnly", "forbids every change on this server",
                "Set it to false when changes may be made again.");
        }

        return policy.Hours is null || PolicyHours.AreOpen(policy.Hours, now) ? null
            : Refuse(JobRefusalReason.OutsideHours, policy, "hours",
                string.Create(CultureInfo.InvariantCulture, $"allows no change at {now.UtcDateTime:dddd HH:mm} UTC"),
                "Start the run again inside a window, or have an admin of this server add one.");
    }

    /// <summary>Where a setting stands: what refuses is found at once.</summary>
    public static string Place(LocalPolicy policy, string setting) => policy.Lines.TryGetValue(setting, out var line)
        ? string.Create(CultureInfo.InvariantCulture, $"$.{setting} of {policy.File} (line {line})")
        : $"$.{setting} of {policy.File}";

    private static JobRefusal? Organization(LocalPolicy policy, BatchRequest batch) =>
        batch.Organization.ExchangeOrganization == policy.ExchangeOrganization ? null
            : Refuse(JobRefusalReason.OrganizationNotAllowed, policy, "exchangeOrganization",
                $"pins {policy.ExchangeOrganization}, and the job is for {batch.Organization.ExchangeOrganization} ({batch.Organization.Name})",
                "Correct exchangeOrganization in the profile, or send the job to the runner of that organization.");

    // Every run starts with preflight, which only reads: a policy need not list it.
    private static JobRefusal? Procedures(LocalPolicy policy, BatchRequest batch) =>
        batch.Procedures.FirstOrDefault(p => p is not ProcedureIds.Preflight && !policy.Procedures.Contains(p, StringComparer.Ordinal)) is not { } procedure ? null
            : Refuse(JobRefusalReason.ProcedureNotAllowed, policy, "procedures", $"does not list '{procedure}'",
                "If this server may take part in it, have an admin of the server add it.");

    private static JobRefusal? OfStep(LocalPolicy policy, IStep step, IPolicyBound bound)
    {
        if (bound.ApplicationIds.Any(id => !policy.ApplicationIds.Contains(id)))
        {
            return Refuse(JobRefusalReason.ApplicationNotAllowed, policy, "applicationIds",
                $"does not list {bound.ApplicationIds.First(id => !policy.ApplicationIds.Contains(id))}, which step {step.Id} ({step.Object} on {step.Target}) makes trusted",
                "If this application may be trusted here, have an admin of the server add it.");
        }

        return bound.Roles.FirstOrDefault(r => !policy.Roles.Contains(r, StringComparer.OrdinalIgnoreCase)) is not { } role ? null
            : Refuse(JobRefusalReason.RoleNotAllowed, policy, "roles",
                $"does not list '{role}', which step {step.Id} ({step.Object} on {step.Target}) assigns",
                "If this role may be assigned here, have an admin of the server add it.");
    }

    private static JobRefusal Refuse(JobRefusalReason reason, LocalPolicy policy, string setting, string what, string remedy) =>
        new(reason, $"{Place(policy, setting)} {what}. {remedy}");
}
