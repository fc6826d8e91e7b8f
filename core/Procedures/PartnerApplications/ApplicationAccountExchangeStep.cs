using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>An Exchange step around the account that a partner application acts as.</summary>
internal abstract class ApplicationAccountExchangeStep(OrganizationProfile organization, ApplicationAccount account) : MailUserStep(organization)
{
    /// <summary>The account as the procedure wants it.</summary>
    protected ApplicationAccount Account { get; } = account;

    /// <summary>The account as it is; null when there is none.</summary>
    protected Task<MailUser?> FindAccountAsync(StepContext context, CancellationToken cancellation) =>
        FindMailUserAsync(context, Account.IdentityIn(context.Facts), cancellation);

    /// <summary>The account, for a change that cannot be made without it.</summary>
    /// <exception cref="StepRefusedException">There is none.</exception>
    protected Task<MailUser> RequireAccountAsync(StepContext context, CancellationToken cancellation) =>
        RequireAsync(context, Account, cancellation);
}
