using HybridTrust.Functions.Callers;
using HybridTrust.Organizations;
using Microsoft.Extensions.Configuration;

namespace HybridTrust.Functions.Settings;

/// <summary>Reads the settings and refuses every combination that would be dangerous: above all a real host that anyone may ask, and a simulated one that could be taken for real.</summary>
internal static class HostSettingsReader
{
    private const int DefaultRetentionDays = 90;

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="development">Whether the host runs in the environment Development.</param>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static HostSettings Read(IConfiguration configuration, bool development)
    {
        var reader = new SettingReader(configuration);
        var world = WorldOf(reader, development);
        var settings = new HostSettings(
            world,
            reader.Number(SettingNames.HistoryRetentionDays, DefaultRetentionDays, 7, 3650),
            RunnersOf(reader),
            reader.Find(SettingNames.EnrolmentFolder) is { } folder ? Path.GetFullPath(folder, AppContext.BaseDirectory) : null)
        {
            Senders = TicketSettings.Read(reader),
            Connections = TicketConnectionSettings.Read(reader),
            Address = reader.Find(SettingNames.HostName) is { } name && Uri.TryCreate($"{(reader.Find(SettingNames.SiteName) is null ? "http" : "https")}://{name}/", UriKind.Absolute, out var address)
                ? address
                : null,
        };
        reader.Text(SettingNames.WatchSchedule, "Write an NCRONTAB schedule, such as '0 0 6 * * *' for six every morning, UTC.");
        reader.Text(SettingNames.PurgeSchedule, "Write an NCRONTAB schedule, such as '0 30 3 * * 0' for Sunday night, UTC.");
        if (settings.EnrolmentFolder is { } enrolment && !Directory.Exists(enrolment))
        {
            reader.Refuse(SettingNames.EnrolmentFolder, $"names '{enrolment}', where there is no folder", "Name the folder that holds 'organizations' and 'runners', or leave the setting out.");
        }

        return reader.Errors.Count == 0 ? settings : throw new SettingsException(reader.Errors);
    }

    private static HostWorld WorldOf(SettingReader reader, bool development)
    {
        if (reader.Find(SettingNames.SimulatedEstate) is not null)
        {
            return SimulatedOf(reader, development);
        }

        if (reader.Find(SettingNames.SiteName) is null)
        {
            reader.Refuse(SettingNames.SiteName, "is missing, so this is not Azure",
                $"Outside Azure nothing says who is asking: only a simulated estate is served there. Name one in {SettingNames.InEnvironment(SettingNames.SimulatedEstate)}.");
        }
        else if (!string.Equals(reader.Find(SettingNames.AuthEnabled), "True", StringComparison.OrdinalIgnoreCase))
        {
            reader.Refuse(SettingNames.AuthEnabled, "is not 'True', so App Service authentication is switched off",
                "Anyone could say who they are. Switch authentication on for the app (az webapp auth, or the deployment's authentication module), then start it again.");
        }

        return AzureOf(reader);
    }

    private static HostWorld.Azure AzureOf(SettingReader reader) => new(
        CloudOf(reader),
        reader.Id(SettingNames.TenantId, "Write the tenant id of the subscription."),
        reader.Https(SettingNames.RecordsUri, "Write the blob endpoint of the records' storage account, such as https://account.blob.core.windows.net/."),
        reader.Https(SettingNames.VaultUri, "Write the vault's address, such as https://name.vault.azure.net/."),
        reader.Id(SettingNames.HostManagedIdentity, "Write the client id of the host's managed identity."),
        reader.Id(SettingNames.ReaderManagedIdentity, "Write the client id of the managed identity that reads tenants."),
        reader.FindId(SettingNames.ReaderApplication, "Write the client id of the multi-tenant application that trusts the reader, or leave it empty."),
        reader.Id(SettingNames.WriterManagedIdentity, "Write the client id of the managed identity that writes to tenants."),
        reader.FindId(SettingNames.WriterApplication, "Write the client id of the multi-tenant application that trusts the writer, or leave it empty."))
    {
        JobSignerVersion = SignerVersionOf(reader),
    };

    // Found out at the first job otherwise, when a run is waiting for it.
    private static string? SignerVersionOf(SettingReader reader)
    {
        var version = reader.Find(SettingNames.JobSignerVersion);
        if (version is not null && (version.Length != 32 || !version.All(char.IsAsciiHexDigit)))
        {
            reader.Refuse(SettingNames.JobSignerVersion, "is no version of a certificate", "Write its 32 hex digits (az keyvault certificate list-versions), or leave it out for the newest.");
        }

        return version;
    }

    private static HostWorld.Simulated SimulatedOf(SettingReader reader, bool development)
    {
        if (!development)
        {
            reader.Refuse(SettingNames.SimulatedEstate, "is set outside of the environment Development", "A simulated estate is for a desk. Remove the setting, or set AZURE_FUNCTIONS_ENVIRONMENT to Development there.");
        }

        if (reader.Find(SettingNames.SiteName) is { } site)
        {
            reader.Refuse(SettingNames.SimulatedEstate, $"is set on the site '{site}'", "A simulated estate is never served from Azure. Remove the setting.");
        }

        if (reader.Find(SettingNames.HostName) is { } host && !(Uri.TryCreate($"http://{host}", UriKind.Absolute, out var address) && (address.IsLoopback || address.Host is "0.0.0.0")))
        {
            reader.Refuse(SettingNames.SimulatedEstate, $"is set on a host that is reached as '{host}'", "A simulated estate is served on this machine only. Listen on localhost.");
        }

        return new HostWorld.Simulated(
            reader.Loopback(SettingNames.SimulatedEstate, "Write the estate's address on this machine, such as http://127.0.0.1:7100/."),
            reader.File(SettingNames.SimulatedEstateTokenFile, "Write the path of the file with the estate's token."),
            reader.File(SettingNames.SimulatedCallersFile, "Write the path of a JSON file with name, roles and token of each caller."),
            reader.File(SettingNames.SimulatedSignerFile, "Write the path of a PEM file with a certificate and its key, made for this simulation."),
            EmulatorOf(reader));
    }

    private static string EmulatorOf(SettingReader reader)
    {
        const string Remedy = "A simulation keeps its records in the storage emulator. Start Azurite and write 'UseDevelopmentStorage=true'.";
        var storage = reader.Text(SettingNames.Storage, Remedy);
        if (storage.Length > 0
            && !storage.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase)
            && !storage.Contains("AccountName=devstoreaccount1", StringComparison.OrdinalIgnoreCase))
        {
            // The value itself may hold a key.
            reader.Refuse(SettingNames.Storage, "does not name the storage emulator", Remedy);
        }

        return storage;
    }

    private static Cloud CloudOf(SettingReader reader)
    {
        var text = reader.Find(SettingNames.Cloud) ?? nameof(Cloud.Global);
        // In the words of a profile, or as the code has them.
        if (Enum.TryParse<Cloud>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var cloud) && Enum.IsDefined(cloud))
        {
            return cloud;
        }

        reader.Refuse(SettingNames.Cloud, $"is '{text}'", $"Write one of {string.Join(", ", Enum.GetNames<Cloud>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName))}.");
        return Cloud.Global;
    }

    private static RunnerIdentities RunnersOf(SettingReader reader)
    {
        const string Remedy = "Write 'name=objectId', parted by semicolons: the runner's name as in the profile, and the object id of its service principal.";
        var names = new Dictionary<Guid, string>();
        foreach (var entry in (reader.Find(SettingNames.Runners) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !OrganizationName.IsValid(parts[0]) || !Guid.TryParse(parts[1], out var objectId))
            {
                reader.Refuse(SettingNames.Runners, $"has the entry '{entry}'", Remedy);
            }
            else if (!names.TryAdd(objectId, parts[0]))
            {
                reader.Refuse(SettingNames.Runners, $"gives the identity {objectId} two names", Remedy);
            }
        }

        return new RunnerIdentities(names);
    }
}
