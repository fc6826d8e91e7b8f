using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Microsoft's script: an account with two roles, and a partner application that reads the metadata document and acts as the account.</summary>
internal sealed class ConfigureEnterprisePartnerApplication() : WindowsOperation(LocalOperations.ConfigureEnterprisePartnerApplication, changes: true)
{
    private const string AccountName = "LyncEnterprise-ApplicationAccount";

    public override CmdletResult Invoke(ShellCall call)
    {
        var url = call.Required("AuthMetadataUrl");
        if (!string.Equals(call.Required("ApplicationType"), "Lync", StringComparison.OrdinalIgnoreCase))
        {
            // The product is called otherwise today; the script is not (domain 2(d), d1).
            throw call.Fail(call.Errors.InvalidValue("ApplicationType", call.Required("ApplicationType"), ["Lync", "Exchange", "SharePoint"]));
        }

        var document = call.Metadata(url);
        if (call.Datacentre.PartnerApplications.Find(a => string.Equals(a.ApplicationIdentifier, document.ApplicationIdentifier, StringComparison.OrdinalIgnoreCase)
            && string.Equals(a.Realm, document.Realm, StringComparison.OrdinalIgnoreCase)) is { } owner)
        {
            throw call.Fail(call.Errors.ApplicationInUse(document.ApplicationIdentifier, owner.Name));
        }

        var existing = call.Datacentre.FindRecipient(AccountName);
        var account = existing ?? MakeAccount(call.Datacentre);
        var partner = new PartnerApplication
        {
            Guid = Guid.NewGuid(),
            Name = $"LyncEnterprise-{Guid.NewGuid():N}",
            ApplicationIdentifier = document.ApplicationIdentifier,
            Realm = document.Realm,
            AuthMetadataUrl = url,
            Certificates = document.Certificates,
            LinkedAccount = account.Guid,
            Enabled = true,
            WhenChanged = call.Now,
        };
        call.Datacentre.PartnerApplications.Add(partner);
        return ShellCall.Objects([Of(
            Property("PartnerApplication", partner.Guid),
            Property("LinkedAccount", account.Guid),
            Property("LinkedAccountCreated", existing is null))]);
    }

    private static Recipient MakeAccount(Datacentre datacentre)
    {
        var address = $"{AccountName}@{datacentre.SmtpDomain}";
        var account = new Recipient
        {
            Guid = Guid.NewGuid(),
            Name = AccountName,
            Alias = AccountName,
            Type = RecipientType.MailUser,
            ExternalEmailAddress = address,
            PrimarySmtpAddress = address,
            HiddenFromAddressListsEnabled = true,
        };
        datacentre.Recipients.Add(account);
        foreach (var role in new[] { ManagementRoles.UserApplication, ManagementRoles.ArchiveApplication })
        {
            datacentre.RoleAssignments.Add(new RoleAssignment(Guid.NewGuid(), $"{role}-{AccountName}", role, account.Guid, Enabled: true));
        }

        return account;
    }
}
