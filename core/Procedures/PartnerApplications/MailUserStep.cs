using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>An Exchange step that looks at mail users.</summary>
internal abstract class MailUserStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>A mail user by any spelling of its identity; null when there is none.</summary>
    protected async Task<MailUser?> FindMailUserAsync(StepContext context, string identity, CancellationToken cancellation)
    {
        var users = await GetAsync(context, Cmdlet("Get-MailUser", Given("Identity", identity)), cancellation);
        return users.Count == 0 ? null : MailUser.Of(users[0]);
    }

    /// <summary>The account that a partner application acts as, for a change that cannot be made without it.</summary>
    /// <exception cref="StepRefusedException">There is none.</exception>
    protected async Task<MailUser> RequireAsync(StepContext context, ApplicationAccount account, CancellationToken cancellation) =>
        await FindMailUserAsync(context, account.IdentityIn(context.Facts), cancellation)
        ?? throw new StepRefusedException(
            $"There is no mail user {account.Name} on {Target}. Somebody removed it during the run; start the run again.");
}
