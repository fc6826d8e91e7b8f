using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Rotate;

/// <summary>When a rotation may change things: in its own windows where the profile has them, else in the maintenance window (domain 11, row 18).</summary>
internal static class RotationWindows
{
    /// <summary>For making, copying, uploading and dating the next certificate; null for any time.</summary>
    public static MaintenanceWindow? Staging(OrganizationProfile organization) => organization.Rotation.StagingWindow ?? organization.MaintenanceWindow;

    /// <summary>For the date itself, and for what follows; null for any time.</summary>
    public static MaintenanceWindow? Activation(OrganizationProfile organization) => organization.Rotation.ActivationWindow ?? organization.MaintenanceWindow;

    /// <summary>A window as a plan names it, with a blank before it; nothing for any time.</summary>
    public static string Words(string before, MaintenanceWindow? window) => window is null ? "" : $" {before} ({window})";
}
