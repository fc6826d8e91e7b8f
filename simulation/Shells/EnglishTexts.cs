namespace HybridTrust.Simulation.Shells;

/// <summary>What English servers say.</summary>
internal sealed class EnglishTexts : ShellTexts
{
    public override string NotFound(string identity, string domainController) =>
        $"The operation couldn't be performed because object '{identity}' couldn't be found on '{domainController}'.";

    public override string AlreadyExists(string distinguishedName, string domainController) =>
        $"Active Directory operation failed on {domainController}. The object '{distinguishedName}' already exists.";

    public override string AddressInUse(string address, string owner) =>
        $"The proxy address \"SMTP:{address}\" is already being used by \"{owner}\". Please choose another proxy address.";

    public override string ApplicationInUse(string applicationIdentifier, string owner) =>
        $"The application identifier '{applicationIdentifier}' is already used by the partner application '{owner}' in the same realm.";

    public override string BuiltInRole(string role) =>
        $"The management role '{role}' is built in. Built-in roles can't be changed or removed; create a role from it instead.";

    public override string RoleInUse(string role, string user) =>
        $"The management role '{role}' can't be changed that way because '{user}' depends on it.";

    public override string NoRoleEntry(string identity) =>
        $"'{identity}' isn't the identity of a management role entry. Use the syntax <role>\\<entry>.";

    public override string InvalidAddress(string address) =>
        $"The address '{address}' is invalid: \"{address}\" isn't a valid SMTP address.";

    public override string DomainControllerUnsuitable(string domainController) =>
        $"An Active Directory error 0x51 occurred when trying to check the suitability of server '{domainController}'. " +
        "Error: 'Active directory response: The LDAP server is unavailable.'";

    public override string CertificateNotFound(string server, string thumbprint) =>
        $"A special Rpc error occurs on server {server}: The certificate with thumbprint {thumbprint} was not found.";

    public override string RpcUnavailable(string server) =>
        $"An Rpc error occurs on server {server}: The RPC server is unavailable. (1722)";

    public override string MetadataUnavailable(string url) =>
        $"Unable to access the authentication metadata document at '{url}': the remote name could not be resolved.";

    public override string DomainInUse(string domain, string owner) =>
        $"The domain '{domain}' is already used by the object '{owner}'. Remove it there first.";

    public override string TooMany(string kind, int most) => $"The organization already has {most} objects of type {kind}, which is the limit.";

    public override string InvalidUri(string parameter, string value) =>
        $"Cannot process argument transformation on parameter '{parameter}'. '{value}' isn't an absolute https address.";

    public override string InvalidValue(string parameter, string value, string known) =>
        $"Cannot process argument transformation on parameter '{parameter}'. Cannot convert value \"{value}\". Specify one of: {known}.";

    public override string UnknownSection(string component, string section) =>
        $"Section '{section}' of component '{component}' isn't known to this version of Exchange.";

    public override string CannotPrompt() =>
        "Windows PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.";

    public override string NullArgument(string parameter) =>
        $"Cannot bind argument to parameter '{parameter}' because it is null or empty.";

    public override string BoundTwice(string parameter) =>
        $"Cannot bind parameter because parameter '{parameter}' is specified more than once.";

    public override string Binding(string english, string operation, string id) => english;

    public override string Unreachable(string server) =>
        $"Connecting to remote server {server} failed with the following error message : WinRM cannot complete the operation. " +
        "Verify that the computer name is valid and that the computer is accessible over the network.";

    public override string CsNotFound(string identity) =>
        $"Cannot find \"{identity}\" because it does not exist.";

    public override string CsExists(string identity) =>
        $"An object with identity \"{identity}\" already exists.";

    public override string CsCertificateNotFound(string thumbprint, string server) =>
        $"The certificate with thumbprint {thumbprint} and a private key was not found in the store of {server}.";

    public override string StorageUnauthorized(string because) =>
        $"ExCreateItem exchange operation failed, code=50043. The remote server returned an error: (401) Unauthorized. SIMULATED: {because}";

    public override string AccessDenied(string group) =>
        $"Access Denied. The caller is not a member of {group}.";

    public override string CertificateWithoutKey(string server, string thumbprint) =>
        $"The certificate with thumbprint {thumbprint} on server {server} has no private key that can be used. Import it with its private key.";

    public override string CertificateOutOfDate(string server, string thumbprint) =>
        $"The certificate with thumbprint {thumbprint} on server {server} isn't valid now.";

    public override string CertificateExists(string server, string thumbprint) =>
        $"A special Rpc error occurs on server {server}: Cannot import certificate. A certificate with the thumbprint {thumbprint} already exists.";

    public override string KeyNotExportable(string server, string thumbprint) =>
        $"A special Rpc error occurs on server {server}: The private key of the certificate with thumbprint {thumbprint} isn't exportable.";

    public override string CertificateInUse(string server, string thumbprint, string user) =>
        $"The certificate with thumbprint {thumbprint} can't be removed from server {server}: {user} uses it.";

    public override string EffectiveDatePast(string date, string now) =>
        $"The new certificate's effective date {date} isn't after now, {now}. Specify a date in the future.";

    public override string ShellHalfDead(string server, string trouble) =>
        $"ASSERT: HMACProvider.GetCertificates:protectionCertificates.Length<1 on {server}. SIMULATED: {trouble}.";

    public override string NothingToPublish() =>
        "There is no new certificate to publish. Set one with NewCertificateThumbprint first.";
}
