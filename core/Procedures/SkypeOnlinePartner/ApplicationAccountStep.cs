using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>Step 2, first command: the mail user SfBOnline-ApplicationAccount exists. It is a disabled account without a password.</summary>
internal sealed class ApplicationAccountStep(OrganizationProfile organization) : SkypeOnlineStep(organization)
{
    public override string Id => ApplicationAccount.Step;

    public override string Object => $"mail user {ApplicationAccount.Name}";

    public override DocumentReference Document => SkypeOnlineDocument.Step(2, "create a mail user");

    public override IReadOnlyList<string> Publishes => [ApplicationAccount.Fact];

    private string Address => ApplicationAccount.AddressIn(Organization);

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var account = await FindAccountAsync(context, cancellation);
        if (account is null)
        {
            context.Facts.Retract(ApplicationAccount.Fact);
            return new Observation(new Finding.Missing
            {
                Sentence = $"would create mail user {ApplicationAccount.Name} with address {Address}",
                Settings = [new("Name", ApplicationAccount.Name, null), new("ExternalEmailAddress", Address, null)],
            });
        }

        if (!string.Equals(account.ExternalEmailAddress, Address, StringComparison.OrdinalIgnoreCase))
        {
            // Whose account is it? Giving it roles could give them to a stranger.
            return new Observation(new Finding.Blocked
            {
                Sentence = $"Mail user {ApplicationAccount.Name} exists with address {account.ExternalEmailAddress}, expected {Address}. " +
                    "If it is the partner application's account, correct its ExternalEmailAddress; else rename it.",
            });
        }

        context.Facts.Publish(ApplicationAccount.Fact, account.Guid.ToString());
        return new Observation(
            new Finding.InPlace { Sentence = $"mail user {ApplicationAccount.Name} exists with address {Address}" },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Guid"] = account.Guid.ToString() });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var created = await InvokeAsync(context, Cmdlet("New-MailUser",
            Given("Name", ApplicationAccount.Name),
            Given("ExternalEmailAddress", Address)), cancellation);
        if (created.Count > 0 && created[0].Guid("Guid") is { } guid)
        {
            context.Facts.Publish(ApplicationAccount.Fact, guid.ToString());
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Mail user {ApplicationAccount.Name} was there before the run." };
        }

        if (context.Facts.Find(ApplicationAccount.Fact) is not { } ours)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"The run did not record which mail user it created; remove {ApplicationAccount.Name} by hand if it is not used.",
            };
        }

        var users = await GetAsync(context, Cmdlet("Get-MailUser", Given("Identity", ours)), cancellation);
        if (users.Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The mail user with GUID {ours} is gone already." };
        }

        await InvokeAsync(context, Cmdlet("Remove-MailUser", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed mail user {ApplicationAccount.Name} (GUID {ours}), which this run had created." };
    }
}
