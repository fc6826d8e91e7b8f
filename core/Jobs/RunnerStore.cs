using System.Runtime.CompilerServices;
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
        OrganizationName.IsValid(name) ? await records.FindAsync<EnrolledRunner>(KeyOf(name), cancellation) : null;

    /// <summary>Every runner, revoked ones too, by name.</summary>
    public async IAsyncEnumerable<EnrolledRunner> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var key in records.ListAsync(Collection, "", cancellation))
        {
            if (await records.FindAsync<EnrolledRunner>(key, cancellation) is { } runner)
            {
                yield return runner;
            }
        }
    }

    /// <summary>Keeps a runner, replacing an earlier enrolment and its revocation.</summary>
    public Task SaveAsync(EnrolledRunner runner, CancellationToken cancellation) =>
        records.SaveAsync(KeyOf(runner.Name), TrustJson.SerializeToUtf8(runner), cancellation);

    /// <summary>
    /// Keeps a runner that comes with a deployment. It happens at every start, so it neither undoes the revocation of the same certificate
    /// nor replaces what was enrolled with a code since.
    /// </summary>
    public async Task KeepDeployedAsync(EnrolledRunner runner, CancellationToken cancellation)
    {
        if (await FindAsync(runner.Name, cancellation) is { } known && (known.InvitedBy is not null || known.Certificate.Equals(runner.Certificate)))
        {
            return;
        }

        await SaveAsync(runner, cancellation);
    }

    /// <summary>Revokes a runner. The first revocation stands.</summary>
    /// <returns>The runner as it is now; null when there is none.</returns>
    public async Task<EnrolledRunner?> RevokeAsync(string name, Revocation revocation, CancellationToken cancellation)
    {
        while (OrganizationName.IsValid(name) && await records.FindAsync(KeyOf(name), cancellation) is { } stored)
        {
            var runner = TrustJson.Deserialize<EnrolledRunner>(stored.Content.Span);
            var revoked = runner with { Revoked = revocation };
            if (runner.Revoked is not null)
            {
                return runner;
            }

            if (await records.TryReplaceAsync(KeyOf(name), stored.Tag, TrustJson.SerializeToUtf8(revoked), cancellation) is not null)
            {
                return revoked;
            }
        }

        return null;
    }

    private static RecordKey KeyOf(string name) => new(Collection, name);
}
