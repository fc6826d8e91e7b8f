using HybridTrust.Organizations;

namespace HybridTrust.Entra;

/// <summary>
/// What a tenant's default app management policy says of how long keys may be valid. Objects may have a policy of their own that says otherwise, and
/// whether Microsoft's own principals keep to it is not documented (domain 3.3): so this warns, and what Entra answers decides.
/// </summary>
/// <param name="OnApplications">For keys of applications; null without a cap.</param>
/// <param name="OnPrincipals">For keys of service principals; null without a cap.</param>
public sealed record KeyLifetimePolicy(KeyLifetime? OnApplications, KeyLifetime? OnPrincipals)
{
    /// <summary>No cap.</summary>
    public static KeyLifetimePolicy None { get; } = new(null, null);

    /// <summary>What to say of the next auth certificate where it would be uploaded; null where nothing is to be said.</summary>
    /// <param name="organization">How long its certificates are made for.</param>
    /// <param name="holder">Who would get the key.</param>
    /// <param name="isApplication">Whether that is an application; else it is a service principal.</param>
    public string? Objection(OrganizationProfile organization, string holder, bool isApplication) =>
        (isApplication ? OnApplications : OnPrincipals) is { } cap && cap.Forbids(organization.Rotation.ValidityDays)
            ? $"The tenant's app management policy allows keys of {(isApplication ? "applications" : "service principals")} at most {cap}, and the next auth certificate would be " +
                $"valid for {organization.Rotation.ValidityDays}: Entra may refuse it on {holder}. Lower rotation.validityDays, or have the policy except {holder}"
            : null;
}
