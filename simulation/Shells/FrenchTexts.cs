namespace HybridTrust.Simulation.Shells;

/// <summary>What French servers say.</summary>
internal sealed class FrenchTexts : ShellTexts
{
    public override string NotFound(string identity, string domainController) =>
        $"Impossible d'effectuer l'opération, car l'objet « {identity} » est introuvable sur « {domainController} ».";

    public override string AlreadyExists(string distinguishedName, string domainController) =>
        $"Échec de l'opération Active Directory sur {domainController}. L'objet « {distinguishedName} » existe déjà.";

    public override string AddressInUse(string address, string owner) =>
        $"L'adresse proxy « SMTP:{address} » est déjà utilisée par « {owner} ». Choisissez une autre adresse proxy.";

    public override string ApplicationInUse(string applicationIdentifier, string owner) =>
        $"L'identificateur d'application « {applicationIdentifier} » est déjà utilisé par l'application partenaire « {owner} » " +
        "dans le même domaine.";

    public override string BuiltInRole(string role) =>
        $"Le rôle de gestion « {role} » est intégré. Les rôles intégrés ne peuvent être ni modifiés ni supprimés ; créez un rôle à partir de celui-ci.";

    public override string RoleInUse(string role, string user) =>
        $"Le rôle de gestion « {role} » ne peut pas être modifié ainsi, car « {user} » en dépend.";

    public override string NoRoleEntry(string identity) =>
        $"« {identity} » n'est pas l'identité d'une entrée de rôle de gestion. Utilisez la syntaxe <rôle>\\<entrée>.";

    public override string InvalidAddress(string address) => $"L'adresse « {address} » n'est pas une adresse SMTP valide.";

    public override string DomainControllerUnsuitable(string domainController) =>
        $"L'erreur Active Directory 0x51 s'est produite lors de la vérification de l'adéquation du serveur « {domainController} » : " +
        "le serveur LDAP n'est pas disponible.";

    public override string CertificateNotFound(string server, string thumbprint) =>
        $"Une erreur Rpc spéciale s'est produite sur le serveur {server} : " +
        $"le certificat dont l'empreinte numérique est {thumbprint} est introuvable.";

    public override string RpcUnavailable(string server) =>
        $"Une erreur Rpc s'est produite sur le serveur {server} : le serveur RPC n'est pas disponible. (1722)";

    public override string MetadataUnavailable(string url) =>
        $"Impossible d'accéder au document de métadonnées d'authentification « {url} » : le nom distant n'a pas pu être résolu.";

    public override string DomainInUse(string domain, string owner) =>
        $"Le domaine « {domain} » est déjà utilisé par l'objet « {owner} ». Supprimez-le d'abord à cet endroit.";

    public override string TooMany(string kind, int most) => $"L'organisation compte déjà {most} objets de type {kind}, ce qui est la limite.";

    public override string InvalidUri(string parameter, string value) =>
        $"Impossible de traiter la transformation d'argument sur le paramètre « {parameter} » : « {value} » n'est pas une adresse https absolue.";

    public override string InvalidValue(string parameter, string value, string known) =>
        $"Impossible de traiter la transformation d'argument sur le paramètre « {parameter} ». Impossible de convertir la valeur « {value} ». " +
        $"Spécifiez l'une des valeurs suivantes : {known}.";

    public override string UnknownSection(string component, string section) =>
        $"La section « {section} » du composant « {component} » est inconnue de cette version d'Exchange.";

    public override string CannotPrompt() =>
        "Windows PowerShell est en mode NonInteractif. La fonctionnalité de lecture et d'invite n'est pas disponible.";

    public override string NullArgument(string parameter) =>
        $"Impossible de lier l'argument au paramètre « {parameter} », car il a la valeur Null ou est vide.";

    public override string BoundTwice(string parameter) =>
        $"Impossible de lier le paramètre, car le paramètre « {parameter} » est spécifié plusieurs fois.";

    public override string Binding(string english, string operation, string id) =>
        $"Impossible de lier la commande « {operation} » ou l'un de ses paramètres ({id}).";

    public override string Unreachable(string server) =>
        $"La connexion au serveur distant {server} a échoué : WinRM ne peut pas terminer l'opération. " +
        "Vérifiez que le nom de l'ordinateur est valide et que l'ordinateur est accessible sur le réseau.";

    public override string CsNotFound(string identity) =>
        $"Impossible de trouver « {identity} », car cet objet n'existe pas.";

    public override string CsExists(string identity) =>
        $"Un objet dont l'identité est « {identity} » existe déjà.";

    public override string CsCertificateNotFound(string thumbprint, string server) =>
        $"Le certificat dont l'empreinte est {thumbprint}, avec sa clé privée, est introuvable dans le magasin de {server}.";

    public override string StorageUnauthorized(string because) =>
        $"Échec de l'opération Exchange ExCreateItem, code=50043. Le serveur distant a retourné une erreur : (401) Non autorisé. SIMULATED: {because}";

    public override string AccessDenied(string group) =>
        $"Accès refusé. L'appelant n'est pas membre de {group}.";

    public override string CertificateWithoutKey(string server, string thumbprint) =>
        $"Le certificat dont l'empreinte numérique est {thumbprint} sur le serveur {server} n'a pas de clé privée utilisable. Importez-le avec sa clé privée.";

    public override string CertificateOutOfDate(string server, string thumbprint) =>
        $"Le certificat dont l'empreinte numérique est {thumbprint} sur le serveur {server} n'est pas valide actuellement.";

    public override string CertificateExists(string server, string thumbprint) =>
        $"Une erreur Rpc spéciale s'est produite sur le serveur {server} : impossible d'importer le certificat. " +
        $"Un certificat avec l'empreinte {thumbprint} existe déjà.";

    public override string KeyNotExportable(string server, string thumbprint) =>
        $"Une erreur Rpc spéciale s'est produite sur le serveur {server} : " +
        $"la clé privée du certificat dont l'empreinte numérique est {thumbprint} n'est pas exportable.";

    public override string CertificateInUse(string server, string thumbprint, string user) =>
        $"Impossible de supprimer le certificat dont l'empreinte numérique est {thumbprint} du serveur {server} : {user} l'utilise.";

    public override string EffectiveDatePast(string date, string now) =>
        $"La date d'effet {date} du nouveau certificat n'est pas postérieure à maintenant, {now}. Spécifiez une date future.";

    public override string ShellHalfDead(string server, string trouble) =>
        $"ASSERT : HMACProvider.GetCertificates:protectionCertificates.Length<1 sur {server}. SIMULATED: {trouble}.";

    public override string NothingToPublish() =>
        "Il n'existe aucun nouveau certificat à publier. Définissez-en un avec NewCertificateThumbprint.";
}
