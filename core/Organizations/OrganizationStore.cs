using HybridTrust.Records;

namespace HybridTrust.Organizations;

/// <summary>The profiles that the host knows.</summary>
public sealed class OrganizationStore(IRecords records)
{
    private const string Collection = "organizations";

    /// <summary>The profile of an organization, or null. A name that no profile could have is simply not found.</summary>
    public async Task<OrganizationProfile?> FindAsync(string name, CancellationToken cancellation) =>
        OrganizationName.IsValid(name) ? await records.FindAsync<OrganizationProfile>(Key(name), cancellation) : null;

    /// <summary>Keeps a validated profile, replacing an earlier one. Runs under way keep the one they were planned with.</summary>
    public Task SaveAsync(OrganizationProfile profile, CancellationToken cancellation) =>
        records.SaveAsync(Key(profile.Name), Json.TrustJson.SerializeToUtf8(profile), cancellation);

    /// <summary>The names of all organizations.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var key in records.ListAsync(Collection, "", cancellation))
        {
            names.Add(key.Id);
        }

        return names;
    }

    private static RecordKey Key(string name) => new(Collection, name);
}
