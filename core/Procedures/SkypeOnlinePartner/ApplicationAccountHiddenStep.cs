using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>Step 2, second command: the mail user is hidden from address lists.</summary>
internal sealed class ApplicationAccountHiddenStep(OrganizationProfile organization) : SkypeOnlineStep(organization)
{
    private const string Property = "HiddenFromAddressListsEnabled";

    public override string Id => SkypeOnlinePartnerProcedure.ProcedureId + "/application-account-hidden";

    public override string Object => $"mail user {ApplicationAccount.Name}, address lists";

    public override DocumentReference Document => SkypeOnlineDocument.Step(2, "hide it from address lists");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var account = await FindAccountAsync(context, cancellation);
        if (account is { Hidden: true })
        {
            return new Observation(
                new Finding.InPlace { Sentence = $"mail user {ApplicationAccount.Name} is hidden from address lists" }, Before(account));
        }

        return new Observation(
            new Finding.Different
            {
                Sentence = $"would hide mail user {ApplicationAccount.Name} from address lists",
                Settings = [new(Property, "True", account is null ? null : "False")],
                After = account is null ? ApplicationAccount.Step : null,
            },
            account is null ? new Dictionary<string, string>(StringComparer.Ordinal) : Before(account));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var account = await RequireAccountAsync(context, cancellation);
        await InvokeAsync(context, Cmdlet("Set-MailUser", Given("Identity", account.Guid), Given(Property, value: true)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Before.TryGetValue(Property, out var was) || was is "True")
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The account was hidden before the run, or was created by it and goes with it." };
        }

        var account = await FindAccountAsync(context, cancellation);
        if (account is not { Hidden: true } || !string.Equals(account.Guid.ToString(), before.Before["Guid"], StringComparison.Ordinal))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The account is not hidden any more, or is another one." };
        }

        await InvokeAsync(context, Cmdlet("Set-MailUser", Given("Identity", account.Guid), Given(Property, value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Mail user {ApplicationAccount.Name} shows in address lists again." };
    }

    private static Dictionary<string, string> Before(ApplicationAccount account) => new(StringComparer.Ordinal)
    {
        ["Guid"] = account.Guid.ToString(),
        [Property] = account.Hidden ? "True" : "False",
    };
}
