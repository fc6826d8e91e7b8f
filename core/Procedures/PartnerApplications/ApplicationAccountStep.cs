using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// The mail user exists that a partner application acts as. It is a disabled account without a password: New-MailUser knows no
/// <c>-ApplicationAccount</c>, whatever a page prints (domain 7, trap 20).
/// </summary>
internal sealed class ApplicationAccountStep(OrganizationProfile organization, ApplicationAccount account, DocumentReference document)
    : ApplicationAccountExchangeStep(organization, account)
{
    public override string Id => Account.Step;

    public override string Object => $"mail user {Account.Name}";

    public override DocumentReference Document => document;

    public override IReadOnlyList<string> Publishes => [Account.Fact];

    private string Address => Account.AddressIn(Organization);

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await FindAccountAsync(context, cancellation);
        if (found is null)
        {
            context.Facts.Retract(Account.Fact);
            if (await FindMailUserAsync(context, Address, cancellation) is { } other)
            {
                return new Observation(new Finding.Blocked
                {
                    Sentence = $"Mail user {other.Name} has the address {Address}, which {Account.Name} is to get. " +
                        $"If it was made for the same purpose, rename it to {Account.Name}; else give it another address.",
                });
            }

            return new Observation(new Finding.Missing
            {
                Sentence = $"would create mail user {Account.Name} with address {Address}",
                Settings = [new("Name", Account.Name, null), new("ExternalEmailAddress", Address, null)],
            });
        }

        if (!string.Equals(found.ExternalEmailAddress, Address, StringComparison.OrdinalIgnoreCase))
        {
            // Whose account is it? Giving it roles could give them to a stranger.
            return new Observation(new Finding.Blocked
            {
                Sentence = $"Mail user {Account.Name} exists with address {found.ExternalEmailAddress}, expected {Address}. " +
                    "If it is the partner application's account, correct its ExternalEmailAddress; else rename it.",
            });
        }

        context.Facts.Publish(Account.Fact, found.Guid.ToString());
        return new Observation(
            new Finding.InPlace { Sentence = $"mail user {Account.Name} exists with address {Address}" },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Guid"] = found.Guid.ToString() });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var created = await CreateAsync(context, cancellation);
        if (created.Count > 0 && created[0].Guid("Guid") is { } guid)
        {
            context.Facts.Publish(Account.Fact, guid.ToString());
        }
    }

    /// <summary>A shell offers only what the roles of its account allow; under split permissions nobody's roles allow this (domain 11, row 9).</summary>
    private async Task<IReadOnlyList<CmdletObject>> CreateAsync(StepContext context, CancellationToken cancellation)
    {
        try
        {
            return await InvokeAsync(
                context, Cmdlet("New-MailUser", Given("Name", Account.Name), Given("ExternalEmailAddress", Address)), cancellation);
        }
        catch (CmdletException refused) when (refused.Error.Kind is CmdletErrorKind.Denied or CmdletErrorKind.NotSupported)
        {
            throw new StepRefusedException(
                $"The runner's account may not create mail users on {Target}: {refused.Error.Text} Give it the role Mail Recipient Creation for the run. If Active " +
                $"Directory has split permissions, nobody has it: let the Active Directory team create the disabled user {Account.Name}, run Enable-MailUser " +
                $"-Identity {Account.Name} -ExternalEmailAddress {Address}, then start again. Nothing was created.");
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Mail user {Account.Name} was there before the run." };
        }

        if (context.Facts.Find(Account.Fact) is not { } ours)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"The run did not record which mail user it created; remove {Account.Name} by hand if it is not used.",
            };
        }

        var users = await GetAsync(context, Cmdlet("Get-MailUser", Given("Identity", ours)), cancellation);
        if (users.Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The mail user with GUID {ours} is gone already." };
        }

        await InvokeAsync(context, Cmdlet("Remove-MailUser", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed mail user {Account.Name} (GUID {ours}), which this run had created." };
    }
}
