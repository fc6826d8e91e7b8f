using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets;

/// <summary>
/// The Exchange Management Shell cmdlets of the catalogue: parameters, types and sets as Microsoft's reference lists
/// them (MicrosoftDocs/office-docs-powershell, August 2026), properties as recorded Exchange objects have them.
/// </summary>
public static class ExchangeServerCmdlets
{
    /// <summary>Every cmdlet of this shell that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet("Get-AuthConfig",
            [Optional("DomainController", Text)],
            ["CurrentCertificateThumbprint", "PreviousCertificateThumbprint", "NextCertificateThumbprint",
             "NextCertificateEffectiveDate", "ServiceName", "Realm"]),

        Cmdlet("Get-ExchangeServer",
            [Optional("Identity", Text, "Identity"), Optional("DomainController", Text)],
            ["Name", "Fqdn", "Guid", "AdminDisplayVersion", "Site", "IsMailboxServer", "IsClientAccessServer", "IsEdgeServer"]),

        Cmdlet("Get-ExchangeCertificate",
            [Optional("Thumbprint", Text, "Thumbprint"), Optional("Server", Text, "Instance", "Thumbprint"),
             Optional("DomainController", Text)],
            ["RawData", "Thumbprint", "HasPrivateKey", "Services", "NotBefore", "NotAfter", "Status"]),

        Cmdlet("Get-OrganizationConfig",
            [Optional("DomainController", Text)],
            ["Guid", "Name"]),

        Cmdlet("Get-MailUser",
            [Optional("Identity", Text, "Identity"), Optional("DomainController", Text, "AnrSet", "Identity")],
            ["Guid", "Name", "Identity", "DistinguishedName", "ExternalEmailAddress", "HiddenFromAddressListsEnabled",
             "RecipientTypeDetails"]),

        Cmdlet("New-MailUser",
            [Mandatory("Name", Text), Mandatory("ExternalEmailAddress", Text, "DisabledUser"),
             Optional("DomainController", Text, "DisabledUser")],
            ["Guid", "Name", "Identity", "DistinguishedName", "ExternalEmailAddress"]),

        Cmdlet("Set-MailUser",
            [Mandatory("Identity", Text), Optional("HiddenFromAddressListsEnabled", Truth), Optional("DomainController", Text, "Identity")],
            []),

        Cmdlet("Remove-MailUser",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        Cmdlet("Get-ManagementRoleAssignment",
            [Optional("Identity", Text, "Identity"), Optional("Role", Text, "RoleAssignee"),
             Optional("RoleAssignee", Text, "RoleAssignee"), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "Role", "RoleAssignee", "RoleAssigneeType", "AssignmentMethod", "Enabled"]),

        Cmdlet("New-ManagementRoleAssignment",
            [Mandatory("Role", Text), Mandatory("User", Text, "User"), Optional("Name", Text), Optional("DomainController", Text, "User")],
            ["Guid", "Name", "Identity", "Role", "RoleAssignee"]),

        Cmdlet("Remove-ManagementRoleAssignment",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        Cmdlet("Get-PartnerApplication",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ApplicationIdentifier", "AuthMetadataUrl", "Realm", "LinkedAccount", "Enabled"]),

        Cmdlet("New-PartnerApplication",
            [Mandatory("Name", Text), Mandatory("ApplicationIdentifier", Text, "ACSTrustApplication"),
             Mandatory("AuthMetadataUrl", Text, "AuthMetadataUrl"), Optional("Enabled", Truth), Optional("LinkedAccount", Text),
             Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ApplicationIdentifier", "LinkedAccount", "Enabled"]),

        Cmdlet("Set-PartnerApplication",
            [Mandatory("Identity", Text), Optional("Enabled", Truth), Optional("LinkedAccount", Text), Optional("DomainController", Text)],
            []),

        Cmdlet("Remove-PartnerApplication",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),
    ];

    private static Operation Cmdlet(string name, OperationParameter[] parameters, string[] reads) =>
        new(ShellKind.ExchangeServer, name, parameters, reads);

    private static OperationParameter Mandatory(string name, ParameterType type, params string[] sets) =>
        new(name, type, Mandatory: true, sets);

    private static OperationParameter Optional(string name, ParameterType type, params string[] sets) =>
        new(name, type, Mandatory: false, sets);
}
