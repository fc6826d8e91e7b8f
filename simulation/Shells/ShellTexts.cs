using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>What servers say, in one language.</summary>
internal abstract class ShellTexts
{
    private static readonly ShellTexts English = new EnglishTexts();
    private static readonly ShellTexts French = new FrenchTexts();

    public static ShellTexts In(Language language) => language is Language.Fr ? French : English;

    public abstract string NotFound(string identity, string domainController);

    public abstract string AlreadyExists(string distinguishedName, string domainController);

    public abstract string AddressInUse(string address, string owner);

    public abstract string ApplicationInUse(string applicationIdentifier, string owner);

    public abstract string BuiltInRole(string role);

    public abstract string RoleInUse(string role, string user);

    public abstract string NoRoleEntry(string identity);

    public abstract string InvalidAddress(string address);

    public abstract string DomainControllerUnsuitable(string domainController);

    public abstract string CertificateNotFound(string server, string thumbprint);

    public abstract string RpcUnavailable(string server);

    public abstract string MetadataUnavailable(string url);

    public abstract string DomainInUse(string domain, string owner);

    public abstract string TooMany(string kind, int most);

    public abstract string InvalidUri(string parameter, string value);

    public abstract string InvalidValue(string parameter, string value, string known);

    public abstract string UnknownSection(string component, string section);

    public abstract string CannotPrompt();

    public abstract string NullArgument(string parameter);

    public abstract string BoundTwice(string parameter);

    public abstract string Binding(string english, string operation, string id);

    public abstract string Unreachable(string server);

    public abstract string CsNotFound(string identity);

    public abstract string CsExists(string identity);

    public abstract string CsCertificateNotFound(string thumbprint, string server);

    public abstract string StorageUnauthorized(string because);

    public abstract string AccessDenied(string group);

    public abstract string CertificateWithoutKey(string server, string thumbprint);

    public abstract string CertificateOutOfDate(string server, string thumbprint);

    public abstract string CertificateExists(string server, string thumbprint);

    public abstract string KeyNotExportable(string server, string thumbprint);

    public abstract string CertificateInUse(string server, string thumbprint, string user);

    public abstract string EffectiveDatePast(string date, string now);

    public abstract string ShellHalfDead(string server, string trouble);

    public abstract string NothingToPublish();
}
