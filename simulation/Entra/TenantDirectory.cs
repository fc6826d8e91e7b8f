using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Entra;

/// <summary>The simulated tenant.</summary>
internal sealed record TenantDirectory
{
    public required Guid TenantId { get; init; }

    /// <summary>The Microsoft cloud it is in: its hosts are that cloud's.</summary>
    public Cloud Cloud { get; init; }

    /// <summary>How Exchange Online shells address the tenant.</summary>
    public required string CoexistenceDomain { get; init; }

    /// <summary>How many reads after a write still see what was before.</summary>
    public required int ReplicationLagReads { get; init; }

    /// <summary>Names the file with the key that the token service signs with.</summary>
    public required string SigningKey { get; init; }

    /// <summary>The public half of that key, as a SubjectPublicKeyInfo: Exchange knows it from the metadata document.</summary>
    public required ReadOnlyMemory<byte> SigningPublicKey { get; init; }

    public required List<Principal> Principals { get; init; }

    /// <summary>Applications registered in this tenant; Microsoft's own have only principals here.</summary>
    public List<RegisteredApplication> Applications { get; init; } = [];

    /// <summary>Consents.</summary>
    public List<AppRoleGrant> AppRoleGrants { get; init; } = [];

    /// <summary>How long a new key may be valid, by the tenant's app management policy; null without one.</summary>
    public int? LongestKeyDays { get; init; }

    /// <summary>How many entries Graph puts on a page of consents.</summary>
    public int PageSize { get; init; } = 100;

    public Principal? Find(Guid appId) => Principals.Find(p => p.AppId == appId);

    public RegisteredApplication? FindApplication(Guid appId) => Applications.Find(a => a.AppId == appId);

    /// <summary>The keys that tokens asked for as an application are checked with: its principal's and its own.</summary>
    public IEnumerable<PrincipalKey> KeysOf(Guid appId) => (Find(appId)?.Keys ?? []).Concat(FindApplication(appId)?.Keys ?? []);

    /// <summary>The names of the application permissions that an application holds on a resource: what its tokens carry as roles.</summary>
    public IReadOnlyList<string> RolesOf(Guid appId, Guid resourceAppId)
    {
        var principal = Find(appId)?.ObjectId;
        var resource = Find(resourceAppId);
        return [.. AppRoleGrants.Where(g => g.PrincipalId == principal && g.ResourceId == resource?.ObjectId)
            .SelectMany(g => resource!.AppRoles.Where(r => r.Id == g.AppRoleId).Select(r => r.Value))];
    }

    public TenantDirectory Copy() => this with
    {
        Principals = [.. Principals],
        Applications = [.. Applications],
        AppRoleGrants = [.. AppRoleGrants],
    };
}
