using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Tests;

/// <summary>The calls of the seeds' steps 2 and 3.</summary>
internal static class Calls
{
    public const string Account = "SfBOnline-ApplicationAccount";

    public static OperationCall Of(string operation, params KeyValuePair<string, CmdletValue?>[] parameters) => OperationCall.Of(operation, parameters);

    public static KeyValuePair<string, CmdletValue?> P(string name, CmdletValue? value) => new(name, value);

    public static OperationCall NewMailUser(string name = Account, string address = "SfBOnline-ApplicationAccount@fabrikam.com") => Of(
        "New-MailUser", P("Name", name), P("ExternalEmailAddress", address), P("DomainController", TestEstate.DomainController));

    public static OperationCall GetMailUser(string identity = Account) => Of("Get-MailUser", P("Identity", identity));

    public static OperationCall NewRoleAssignment(string role, string user = Account) =>
        Of("New-ManagementRoleAssignment", P("Role", role), P("User", user));

    public static OperationCall NewPartnerApplication(string name = "SfBOnline") => Of(
        "New-PartnerApplication", P("Name", name), P("ApplicationIdentifier", TestEstate.Skype), P("Enabled", true), P("LinkedAccount", Account));

    public static OperationCall Remove(string noun, string identity, bool? confirm = false) =>
        Of($"Remove-{noun}", P("Identity", identity), P("Confirm", confirm is { } value ? (CmdletValue)value : null));
}
