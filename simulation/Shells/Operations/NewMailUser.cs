using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-MailUser</c>, set DisabledUser: a disabled account without a password (domain 2(b), b2.1).</summary>
internal sealed class NewMailUser() : ExchangeOperation("New-MailUser", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        var address = WithoutPrefix(call.Required("ExternalEmailAddress"));
        if (address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw call.Fail(call.Errors.InvalidAddress(address));
        }

        var user = new Recipient
        {
            Guid = Guid.NewGuid(),
            Name = name,
            Alias = name.Replace(" ", "", StringComparison.Ordinal),
            Type = RecipientType.MailUser,
            ExternalEmailAddress = address,
            PrimarySmtpAddress = address,
        };
        var recipients = call.Datacentre.Recipients;
        if (recipients.Exists(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw call.Fail(call.Errors.AlreadyExists(call.Datacentre.DistinguishedName(user), call.DomainController));
        }

        if (recipients.Find(r => string.Equals(r.PrimarySmtpAddress, address, StringComparison.OrdinalIgnoreCase)) is { } owner)
        {
            throw call.Fail(call.Errors.AddressInUse(address, call.Datacentre.CanonicalName(owner)));
        }

        recipients.Add(user);
        return ShellCall.Objects([ExchangeObjects.MailUser(call.Datacentre, user)]);
    }

    private static string WithoutPrefix(string address) =>
        address.StartsWith("SMTP:", StringComparison.OrdinalIgnoreCase) ? address["SMTP:".Length..] : address;
}
