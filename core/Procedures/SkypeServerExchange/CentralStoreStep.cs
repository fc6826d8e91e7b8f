using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// A step on something in the Central Management Store. Front ends act on their own copies, so what is written counts only once it has
/// arrived at each of them (domain 7, trap 37).
/// </summary>
internal abstract class CentralStoreStep(OrganizationProfile organization) : SkypeServerStep(organization)
{
    /// <summary>How long replication is given inside a run; together under four minutes, far below a job's life.</summary>
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 30, 60, 60 }.Select(TimeSpan.FromSeconds)];

    protected SkypePool Pool { get; } = organization.Topology.RequiredSkypePool();

    /// <summary>Asks for replication to every front end, and waits a bounded time for it.</summary>
    /// <exception cref="StepRefusedException">It takes longer: written, but not in use yet. A later run goes on from there.</exception>
    protected async Task ReplicateAsync(StepContext context, CancellationToken cancellation)
    {
        foreach (var frontEnd in Pool.FrontEnds)
        {
            await InvokeAsync(context, Cmdlet("Invoke-CsManagementStoreReplication", Given("ReplicaFqdn", frontEnd)), cancellation);
        }

        foreach (var frontEnd in Pool.FrontEnds)
        {
            foreach (var pause in Pauses)
            {
                if (await IsUpToDateAsync(context, frontEnd, cancellation))
                {
                    break;
                }

                await Task.Delay(pause, context.Time, cancellation);
            }

            if (!await IsUpToDateAsync(context, frontEnd, cancellation))
            {
                throw new StepRefusedException(
                    $"The change is written, but has not reached {frontEnd} yet. Nothing is lost: see Get-CsManagementStoreReplicationStatus -ReplicaFqdn {frontEnd}, " +
                    "and start again when it says UpToDate.");
            }
        }
    }

    /// <summary>The front ends whose own copy does not show what is wanted yet.</summary>
    protected async Task<IReadOnlyList<string>> BehindAsync(
        StepContext context, string cmdlet, Func<IReadOnlyList<CmdletObject>, bool> isThere, CancellationToken cancellation)
    {
        var behind = new List<string>();
        foreach (var frontEnd in Pool.FrontEnds)
        {
            var shell = await context.ShellAsync(ShellKind.SkypeServer, frontEnd, cancellation);
            var local = (await shell.InvokeAsync(Cmdlet(cmdlet, Given("LocalStore", new CmdletValue.Switch())), cancellation)).Objects;
            if (!isThere(local))
            {
                behind.Add(frontEnd);
            }
        }

        return behind;
    }

    /// <summary>What is written has not reached these front ends: replication can be asked for.</summary>
    protected static Finding NotReplicated(string what, IReadOnlyList<string> behind) => new Finding.Different
    {
        Sentence = $"would ask for replication: {what} is written, but {string.Join(" and ", behind)} does not have it yet",
        Settings = [.. behind.Select(frontEnd => new Setting($"UpToDate of {frontEnd}", "True", "False"))],
    };

    /// <summary>A finding that only waits for replication changes nothing that could be undone.</summary>
    protected static bool IsReplicationOnly(Observation before) =>
        before.Finding.Changes.Count > 0 && before.Finding.Changes.All(c => c.Property.StartsWith("UpToDate of ", StringComparison.Ordinal));

    private async Task<bool> IsUpToDateAsync(StepContext context, string frontEnd, CancellationToken cancellation)
    {
        var status = await GetAsync(context, Cmdlet("Get-CsManagementStoreReplicationStatus", Given("ReplicaFqdn", frontEnd)), cancellation);
        return status.Count > 0 && status.All(s => s.Truth("UpToDate"));
    }
}
