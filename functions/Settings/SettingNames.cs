namespace HybridTrust.Functions.Settings;

/// <summary>The settings' names, as configuration writes them; in the environment a colon is two underscores.</summary>
internal static class SettingNames
{
    /// <summary>When the watch runs; read by the timer's trigger.</summary>
    public const string WatchSchedule = "WatchSchedule";

    /// <summary>When old histories are purged; read by the timer's trigger.</summary>
    public const string PurgeSchedule = "PurgeSchedule";

    /// <summary>The site's name; Azure sets it.</summary>
    public const string SiteName = "WEBSITE_SITE_NAME";

    /// <summary>Whether App Service authentication stands before the app; Azure sets it.</summary>
    public const string AuthEnabled = "WEBSITE_AUTH_ENABLED";

    /// <summary>Where the host listens; Azure and the Functions tools set it.</summary>
    public const string HostName = "WEBSITE_HOSTNAME";

    /// <summary>The storage of the Functions host.</summary>
    public const string Storage = "AzureWebJobsStorage";

    private const string Product = "HybridTrust:";

    public const string Cloud = Product + "Cloud";
    public const string TenantId = Product + "TenantId";
    public const string RecordsUri = Product + "RecordsUri";
    public const string VaultUri = Product + "VaultUri";
    public const string HostManagedIdentity = Product + "Host:ManagedIdentity";
    public const string ReaderManagedIdentity = Product + "Reader:ManagedIdentity";
    public const string ReaderApplication = Product + "Reader:Application";
    public const string WriterManagedIdentity = Product + "Writer:ManagedIdentity";
    public const string WriterApplication = Product + "Writer:Application";
    public const string JobSignerVersion = Product + "JobSignerVersion";
    public const string HistoryRetentionDays = Product + "HistoryRetentionDays";
    public const string Runners = Product + "Runners";
    public const string EnrolmentFolder = Product + "EnrolmentFolder";
    public const string TicketsStandard = Product + "Tickets:Standard";
    public const string TicketsJira = Product + "Tickets:Jira";
    public const string TicketsServiceNow = Product + "Tickets:ServiceNow";
    public const string TicketsWatch = Product + "Tickets:Watch";

    /// <summary>A ticket system's secret; best a Key Vault reference.</summary>
    public const string Secret = ":Secret";

    /// <summary>The one that takes its place, while a rotation is under way.</summary>
    public const string NextSecret = ":NextSecret";

    /// <summary>Where a ticket system is that is written to.</summary>
    public const string Url = ":Url";

    /// <summary>As whom; left out where the secret is a bearer token.</summary>
    public const string User = ":User";

    /// <summary>The password or token; best a Key Vault reference.</summary>
    public const string Password = ":Password";

    /// <summary>ServiceNow's value of <c>state</c> for a change that is done.</summary>
    public const string DoneState = ":DoneState";

    /// <summary>Jira's transition for an issue that is done.</summary>
    public const string DoneTransition = ":DoneTransition";

    /// <summary>The project in which the watch opens Jira's issues.</summary>
    public const string Project = ":Project";

    /// <summary>The type of these issues.</summary>
    public const string IssueType = ":IssueType";

    /// <summary>The table in which the watch opens ServiceNow's records.</summary>
    public const string WatchTable = ":WatchTable";

    /// <summary>What outgoing webhooks are signed with; best a Key Vault reference.</summary>
    public const string SendSecret = ":SendSecret";

    /// <summary>The one that takes its place, while a rotation is under way.</summary>
    public const string NextSendSecret = ":NextSendSecret";

    public const string SimulatedEstate = Product + "SimulatedEstate";
    public const string SimulatedEstateTokenFile = Product + "SimulatedEstateTokenFile";
    public const string SimulatedCallersFile = Product + "SimulatedCallersFile";
    public const string SimulatedSignerFile = Product + "SimulatedSignerFile";

    /// <summary>A setting's name in the environment.</summary>
    public static string InEnvironment(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
