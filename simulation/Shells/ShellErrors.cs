using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>
/// The errors of a real shell. Category, reason and type are what a program may rely on; texts come in the server's language
/// (domain 11, row 15).
/// </summary>
internal sealed class ShellErrors(string operation, ShellTexts texts)
{
    public CmdletError NotFound(string identity, string domainController, string category = "NotSpecified") => Exchange(
        category,
        "ManagementObjectNotFoundException",
        "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException",
        texts.NotFound(identity, domainController));

    public CmdletError AlreadyExists(string distinguishedName, string domainController) => Exchange(
        "NotSpecified",
        "ADObjectAlreadyExistsException",
        "Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException",
        texts.AlreadyExists(distinguishedName, domainController));

    public CmdletError AddressInUse(string address, string owner) => Exchange(
        "InvalidData",
        "ProxyAddressExistsException",
        "Microsoft.Exchange.Data.Directory.Recipient.ProxyAddressExistsException",
        texts.AddressInUse(address, owner));

    public CmdletError ApplicationInUse(string applicationIdentifier, string owner) => Exchange(
        "InvalidArgument",
        "ADObjectAlreadyExistsException",
        "Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException",
        texts.ApplicationInUse(applicationIdentifier, owner));

    public CmdletError BuiltInRole(string role) => Exchange(
        "InvalidOperation", "InvalidOperationException", "System.InvalidOperationException", texts.BuiltInRole(role));

    public CmdletError RoleInUse(string role, string user) => Exchange(
        "InvalidOperation", "InvalidOperationException", "System.InvalidOperationException", texts.RoleInUse(role, user));

    public CmdletError NoRoleEntry(string identity) => Exchange(
        "InvalidArgument", "ArgumentException", "System.ArgumentException", texts.NoRoleEntry(identity));

    public CmdletError InvalidAddress(string address) => Exchange(
        "InvalidData", "DataValidationException", "Microsoft.Exchange.Data.DataValidationException", texts.InvalidAddress(address));

    public CmdletError DomainControllerUnsuitable(string domainController) => Exchange(
        "NotSpecified",
        "SuitabilityDirectoryException",
        "Microsoft.Exchange.Data.Directory.SuitabilityDirectoryException",
        texts.DomainControllerUnsuitable(domainController));

    /// <summary>
    /// How Exchange says that a store lacks a certificate; any other reason means that the server is unreachable (domain 2(e), e1).
    /// </summary>
    public CmdletError CertificateNotFound(string server, string thumbprint) => Exchange(
        "NotSpecified", "InvalidOperationException", "System.InvalidOperationException", texts.CertificateNotFound(server, thumbprint));

    public CmdletError RpcUnavailable(string server) => Exchange(
        "ResourceUnavailable", "RpcException", "Microsoft.Exchange.Rpc.RpcException", texts.RpcUnavailable(server));

    public CmdletError MetadataUnavailable(string url) => Exchange(
        "ResourceUnavailable",
        "AuthMetadataClientException",
        "Microsoft.Exchange.Security.OAuth.AuthMetadataClientException",
        texts.MetadataUnavailable(url));

    /// <summary>How Skype's shell says that its configuration has no such object.</summary>
    public CmdletError CsNotFound(string identity) => Skype("ObjectNotFound", "ManagementObjectNotFoundException", texts.CsNotFound(identity));

    public CmdletError CsExists(string identity) => Skype("ResourceExists", "ADObjectAlreadyExistsException", texts.CsExists(identity));

    public CmdletError CsCertificateNotFound(string thumbprint, string server) =>
        Skype("ObjectNotFound", "CertificateNotFoundException", texts.CsCertificateNotFound(thumbprint, server));

    /// <summary>The front end reached Exchange and was turned away, or never found it: Skype's cmdlet tells a 401 and little more.</summary>
    public CmdletError StorageUnauthorized(string because) =>
        Skype("AuthenticationError", "StorageServiceException", texts.StorageUnauthorized(because));

    public CmdletError AccessDenied(string group) => Skype("PermissionDenied", "UnauthorizedAccessException", texts.AccessDenied(group));

    public CmdletError DomainInUse(string domain, string owner) => Exchange(
        "InvalidOperation",
        "DomainConflictException",
        "Microsoft.Exchange.Management.SystemConfigurationTasks.DomainConflictException",
        texts.DomainInUse(domain, owner));

    public CmdletError TooMany(string kind, int most) => Exchange(
        "InvalidOperation", "InvalidOperationException", "System.InvalidOperationException", texts.TooMany(kind, most));

    public CmdletError InvalidUri(string parameter, string value) => new(
        "InvalidData",
        "ParameterBindingException",
        "System.Management.Automation.ParameterBindingException",
        $"ParameterArgumentTransformationError,{operation}",
        texts.InvalidUri(parameter, value));

    public CmdletError InvalidValue(string parameter, string value, IReadOnlyList<string> known) => new(
        "InvalidData",
        "ParameterBindingException",
        "System.Management.Automation.ParameterBindingException",
        $"CannotConvertArgumentNoMessage,{operation}",
        texts.InvalidValue(parameter, value, string.Join(", ", known)));

    public CmdletError UnknownSection(string component, string section) => Exchange(
        "InvalidArgument",
        "SettingOverrideInvalidSectionNameException",
        "Microsoft.Exchange.Management.SystemConfigurationTasks.SettingOverrideInvalidSectionNameException",
        texts.UnknownSection(component, section));

    /// <summary>A parameter that came with a later build than the server's.</summary>
    public CmdletError UnknownParameter(string parameter) => Localized(new CmdletError(
        "InvalidArgument",
        "ParameterBindingException",
        "System.Management.Automation.ParameterBindingException",
        $"NamedParameterNotFound,{operation}",
        $"A parameter cannot be found that matches parameter name '{parameter}'."));

    public CmdletError CannotPrompt() => new(
        "InvalidOperation",
        "PSInvalidOperationException",
        "System.Management.Automation.PSInvalidOperationException",
        $"InvalidOperation,{operation}",
        texts.CannotPrompt());

    public CmdletError NullArgument(string parameter) => new(
        "InvalidData",
        "ParameterBindingValidationException",
        "System.Management.Automation.ParameterBindingValidationException",
        $"ParameterArgumentValidationErrorNullNotAllowed,{operation}",
        texts.NullArgument(parameter));

    public CmdletError BoundTwice(string parameter) => new(
        "InvalidArgument",
        "ParameterBindingException",
        "System.Management.Automation.ParameterBindingException",
        $"ParameterAlreadyBound,{operation}",
        texts.BoundTwice(parameter));

    /// <summary>A binding error of the catalogue, in the server's language.</summary>
    public CmdletError Localized(CmdletError binding) => binding with { Text = texts.Binding(binding.Text, operation, binding.Id) };

    public CmdletError Unreachable(string server) => new(
        "OpenError",
        "PSRemotingTransportException",
        "System.Management.Automation.Remoting.PSRemotingTransportException",
        "WinRMOperationTimeout,PSSessionStateBroken",
        texts.Unreachable(server));

    public CmdletError CertificateWithoutKey(string server, string thumbprint) => Certificate(texts.CertificateWithoutKey(server, thumbprint));

    public CmdletError CertificateOutOfDate(string server, string thumbprint) => Certificate(texts.CertificateOutOfDate(server, thumbprint));

    public CmdletError CertificateExists(string server, string thumbprint) => Certificate(texts.CertificateExists(server, thumbprint));

    public CmdletError KeyNotExportable(string server, string thumbprint) => Certificate(texts.KeyNotExportable(server, thumbprint));

    /// <param name="server">Whose store holds it.</param>
    /// <param name="thumbprint">The certificate.</param>
    /// <param name="user">What refers to it.</param>
    public CmdletError CertificateInUse(string server, string thumbprint, string user) => Certificate(texts.CertificateInUse(server, thumbprint, user));

    public CmdletError EffectiveDatePast(DateTimeOffset date, DateTimeOffset now) => Certificate(texts.EffectiveDatePast($"{date:u}", $"{now:u}"));

    /// <summary>A session that cannot sign: the text that Exchange's own assertion has (domain 2(e)).</summary>
    public CmdletError ShellHalfDead(string server, string trouble) => Exchange(
        "InvalidResult", "AssertionException", "Microsoft.Exchange.Diagnostics.ExAssertException", texts.ShellHalfDead(server, trouble));

    public CmdletError NothingToPublish() => Certificate(texts.NothingToPublish());

    private CmdletError Certificate(string text) => Exchange("InvalidOperation", "InvalidOperationException", "System.InvalidOperationException", text);

    private CmdletError Skype(string category, string reason, string text) =>
        new(category, reason, $"Microsoft.Rtc.Management.{reason}", $"{category},{operation}", text);

    private CmdletError Exchange(string category, string reason, string type, string text) =>
        new(category, reason, type, $"[FailureCategory=Cmdlet-{reason}],{operation}", text);
}
