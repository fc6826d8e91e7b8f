using HybridTrust.Organizations;

namespace HybridTrust.Runs.Activities;

/// <summary>What a run starts from.</summary>
/// <param name="Organization">The profile, as it is now; the run keeps it.</param>
/// <param name="Host">Who carries the run out.</param>
public sealed record RunSetting(OrganizationProfile Organization, HostIdentity Host);
