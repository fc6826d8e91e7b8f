using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Reads an organization's profile, and who this host is; the run keeps what it read.</summary>
internal sealed class LoadOrganizationActivity(OrganizationStore organizations, HostIdentity host) : Activity<string, RunSetting>
{
    public override async Task<RunSetting> RunAsync(string input, CancellationToken cancellation) => new(
        await organizations.FindAsync(input, cancellation)
            ?? throw new PermanentFailureException($"There is no organization '{input}'. Load its profile into the host first."),
        host);
}
