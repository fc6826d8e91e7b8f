using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>The mail user that a partner application acts as is hidden from address lists.</summary>
internal sealed class ApplicationAccountHiddenStep(OrganizationProfile organization, ApplicationAccount account, DocumentReference document)
    : ApplicationAccountExchangeStep(organization, account)
{
    private const string Property = "HiddenFromAddressListsEnabled";

    public override string Id => $"{Account.Step}-hidden";

    public override string Object => $"mail user {Account.Name}, address lists";

    public override DocumentReference Document => document;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var user = await FindAccountAsync(context, cancellation);
        if (user is { Hidden: true })
        {
            return new Observation(
                new Finding.InPlace { Sentence = $"mail user {Account.Name} is hidden from address lists" }, Before(user));
        }

        return new Observation(
            new Finding.Different
            {
                Sentence = $"would hide mail user {Account.Name} from address lists",
                Settings = [new(Property, "True", user is null ? null : "False")],
                After = user is null ? Account.Step : null,
            },
            user is null ? new Dictionary<string, string>(StringComparer.Ordinal) : Before(user));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var user = await RequireAccountAsync(context, cancellation);
        await InvokeAsync(context, Cmdlet("Set-MailUser", Given("Identity", user.Guid), Given(Property, value: true)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Before.TryGetValue(Property, out var was) || was is "True")
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The account was hidden before the run, or was created by it and goes with it." };
        }

        var user = await FindAccountAsync(context, cancellation);
        if (user is not { Hidden: true } || !string.Equals(user.Guid.ToString(), before.Before["Guid"], StringComparison.Ordinal))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The account is not hidden any more, or is another one." };
        }

        await InvokeAsync(context, Cmdlet("Set-MailUser", Given("Identity", user.Guid), Given(Property, value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Mail user {Account.Name} shows in address lists again." };
    }

    private static Dictionary<string, string> Before(MailUser user) => new(StringComparer.Ordinal)
    {
        ["Guid"] = user.Guid.ToString(),
        [Property] = user.Hidden ? "True" : "False",
    };
}
