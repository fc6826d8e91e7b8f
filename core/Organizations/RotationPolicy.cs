using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HybridTrust.Organizations;

/// <summary>How the auth certificate is replaced. Days are whole days.</summary>
public sealed record RotationPolicy
{
    /// <summary>A ticket is opened when this many days are left.</summary>
    [Description("Days before expiry at which a ticket is opened.")]
    [Range(1, ProfileLimits.ThresholdDays)]
    public int TicketDays { get; init; } = 180;

    /// <summary>The next certificate is staged when this many days are left.</summary>
    [Description("Days before expiry at which the next certificate is staged.")]
    [Range(1, ProfileLimits.ThresholdDays)]
    public int StageDays { get; init; } = 120;

    /// <summary>The next certificate must be effective before this many days are left.</summary>
    [Description("Days before expiry by which the next certificate must be effective.")]
    [Range(1, ProfileLimits.ThresholdDays)]
    public int EffectiveDays { get; init; } = 60;

    /// <summary>How far ahead the effective date is set.</summary>
    [Description("Days from staging to the effective date.")]
    [Range(ProfileLimits.ShortestLeadDays, ProfileLimits.LongestLeadDays)]
    public int LeadDays { get; init; } = 30;

    /// <summary>How long the new certificate is valid.</summary>
    [Description("Validity of the new certificate in days.")]
    [Range(ProfileLimits.ShortestValidityDays, ProfileLimits.LongestValidityDays)]
    public int ValidityDays { get; init; } = 1825;

    /// <summary>How long the former certificate's keys stay after every server was proven on the new one.</summary>
    [Description("Days from the proof on every server until the former certificate's keys are removed.")]
    [Range(0, ProfileLimits.ThresholdDays)]
    public int GraceDays { get; init; } = 7;

    /// <summary>When the next certificate may be made, uploaded and dated; the maintenance window when absent.</summary>
    [Description("When the next certificate is made, copied, uploaded and dated; maintenanceWindow when absent.")]
    public MaintenanceWindow? StagingWindow { get; init; }

    /// <summary>When the next certificate may take effect, and what follows may be done; the maintenance window when absent.</summary>
    [Description("When the next certificate takes effect and the former keys are removed; maintenanceWindow when absent.")]
    public MaintenanceWindow? ActivationWindow { get; init; }
}
