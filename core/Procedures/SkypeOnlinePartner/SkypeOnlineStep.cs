using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>An Exchange step around the partner application's account.</summary>
internal abstract class SkypeOnlineStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>The account by the GUID that is known, else by the document's name; null when there is none.</summary>
    protected async Task<ApplicationAccount?> FindAccountAsync(StepContext context, CancellationToken cancellation)
    {
        var identity = context.Facts.Find(ApplicationAccount.Fact) ?? ApplicationAccount.Name;
        var users = await GetAsync(context, Cmdlet("Get-MailUser", Given("Identity", identity)), cancellation);
        return users.Count == 0 ? null : ApplicationAccount.Of(users[0]);
    }

    /// <summary>The account, for a change that cannot be made without it.</summary>
    /// <exception cref="StepRefusedException">There is none.</exception>
    protected async Task<ApplicationAccount> RequireAccountAsync(StepContext context, CancellationToken cancellation) =>
        await FindAccountAsync(context, cancellation)
        ?? throw new StepRefusedException(
            $"There is no mail user {ApplicationAccount.Name} on {Target}. Somebody removed it during the run; start the run again.");
}
