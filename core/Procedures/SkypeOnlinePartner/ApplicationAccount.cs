using HybridTrust.Cmdlets;
using HybridTrust.Organizations;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>The mail user whose roles decide what the partner application may do.</summary>
/// <param name="Guid">Its identity.</param>
/// <param name="CanonicalName">Its place in the directory, as LinkedAccount shows it.</param>
/// <param name="ExternalEmailAddress">Its target address, without the <c>SMTP:</c> prefix.</param>
/// <param name="Hidden">Whether address lists leave it out.</param>
internal sealed record ApplicationAccount(Guid Guid, string CanonicalName, string ExternalEmailAddress, bool Hidden)
{
    /// <summary>The name that the document gives it.</summary>
    public const string Name = "SfBOnline-ApplicationAccount";

    /// <summary>The fact that tells its GUID.</summary>
    public const string Fact = "skype-online.application-account";

    /// <summary>The step that creates it.</summary>
    public const string Step = SkypeOnlinePartnerProcedure.ProcedureId + "/application-account";

    /// <summary>The address that the document gives it.</summary>
    public static string AddressIn(OrganizationProfile organization) => $"{Name}@{organization.VerifiedDomain}";

    /// <summary>The account as Get-MailUser shows it.</summary>
    /// <exception cref="FormatException">The object has no GUID or identity.</exception>
    public static ApplicationAccount Of(CmdletObject user) => new(
        user.Guid("Guid") ?? throw new FormatException($"Get-MailUser returned '{user.Text("Name")}' without a Guid."),
        user.Text("Identity") ?? throw new FormatException($"Get-MailUser returned '{user.Text("Name")}' without an Identity."),
        WithoutPrefix(user.Text("ExternalEmailAddress") ?? ""),
        user.Truth("HiddenFromAddressListsEnabled"));

    private static string WithoutPrefix(string address) =>
        address.StartsWith("SMTP:", StringComparison.OrdinalIgnoreCase) ? address["SMTP:".Length..] : address;
}
