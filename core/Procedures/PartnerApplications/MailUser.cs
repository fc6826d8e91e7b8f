using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>A mail user as Exchange shows it.</summary>
/// <param name="Guid">Its identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="CanonicalName">Its place in the directory, as LinkedAccount shows it.</param>
/// <param name="ExternalEmailAddress">Its target address, without the <c>SMTP:</c> prefix.</param>
/// <param name="Hidden">Whether address lists leave it out.</param>
internal sealed record MailUser(Guid Guid, string Name, string CanonicalName, string ExternalEmailAddress, bool Hidden)
{
    /// <summary>The mail user as Get-MailUser shows it.</summary>
    /// <exception cref="FormatException">The object has no GUID or identity.</exception>
    public static MailUser Of(CmdletObject user) => new(
        user.Guid("Guid") ?? throw new FormatException($"Get-MailUser returned '{user.Text("Name")}' without a Guid."),
        user.Text("Name") ?? "",
        user.Text("Identity") ?? throw new FormatException($"Get-MailUser returned '{user.Text("Name")}' without an Identity."),
        WithoutPrefix(user.Text("ExternalEmailAddress") ?? ""),
        user.Truth("HiddenFromAddressListsEnabled"));

    private static string WithoutPrefix(string address) =>
        address.StartsWith("SMTP:", StringComparison.OrdinalIgnoreCase) ? address["SMTP:".Length..] : address;
}
