using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Records;

namespace HybridTrust.Jobs;

/// <summary>The runners that the host knows.</summary>
public sealed class RunnerStore(IRecords records)
{
    private const string Collection = "runners";

    /// <summary>The runner with a name, or null.</summary>
    public async Task<EnrolledRunner?> FindAsync(string name, CancellationToken cancellation) =>
        OrganizationName.IsValid(name) ? await records.FindAsync<EnrolledRunner>(new RecordKey(Collection, name), cancellation) : null;

    /// <summary>Keeps a runner, replacing an earlier enrolment.</summary>
    public Task SaveAsync(EnrolledRunner runner, CancellationToken cancellation) =>
        records.SaveAsync(new RecordKey(Collection, runner.Name), TrustJson.SerializeToUtf8(runner), cancellation);
}
