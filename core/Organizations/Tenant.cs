using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>The Microsoft 365 tenant of an organization.</summary>
public sealed record Tenant
{
    /// <summary>The tenant id: the realm of the tokens.</summary>
    [Description("Tenant id: a GUID.")]
    public required Guid Id { get; init; }

    /// <summary>Which Microsoft cloud it is in.</summary>
    [Description("Microsoft cloud the tenant is in.")]
    public Cloud Cloud { get; init; } = Cloud.Global;

    /// <summary>The coexistence domain, such as <c>fabrikam.mail.onmicrosoft.com</c>.</summary>
    [Description("Coexistence domain, such as fabrikam.mail.onmicrosoft.com.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string CoexistenceDomain { get; init; }
}
