using System.Text.RegularExpressions;

namespace HybridTrust.Infra;

/// <summary>What can be said of the Bicep without compiling it.</summary>
public sealed partial class BicepSourceTests
{
    private static readonly Dictionary<string, string> Sources = Directory
        .EnumerateFiles(RepositoryFiles.At("infra"), "*.bicep", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);

    [Fact]
    public void No_module_lists_keys_or_takes_a_secret() =>
        Assert.DoesNotContain(Sources, source => KeyOrSecret().IsMatch(source.Value));

    [Fact]
    public void Every_storage_account_refuses_shared_keys()
    {
        var accounts = Sources.Where(source => NewStorageAccount().IsMatch(source.Value)).ToArray();

        Assert.Equal(["records-storage.bicep", "runtime-storage.bicep"], accounts.Select(source => source.Key).Order(StringComparer.Ordinal));
        Assert.All(accounts, source => Assert.Contains("\n    allowSharedKeyAccess: false\n", source.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_operations_page_lists_every_event_that_an_alert_waits_for()
    {
        var page = RepositoryFiles.Read("docs/operations.md");
        var events = EventName().Matches(Sources["alerts.bicep"]).Select(match => match.Groups["name"].Value).ToArray();

        Assert.Equal(["CertificateInsideWindow", "RunFailed", "TicketWriteFailed", "WatchHeartbeat"], events.Order(StringComparer.Ordinal));
        Assert.All(events, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_operations_page_explains_every_setting_of_the_product()
    {
        var page = RepositoryFiles.Read("docs/operations.md");
        var settings = ProductSetting().Matches(Sources["function-app.bicep"]).Select(match => match.Groups["name"].Value).ToArray();

        Assert.Equal(15, settings.Length);
        Assert.All(settings, setting => Assert.Contains($"`{setting}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_security_page_names_only_infra_tests_that_exist()
    {
        var page = RepositoryFiles.Read("docs/security.md");
        string[] named = [nameof(AuthenticationTests), nameof(NoSecretsTests), nameof(StorageTests), nameof(VaultTests)];

        Assert.All(named, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\blist[A-Z]\w*\(|\.list\w*\(|@secure\(\)|AccountKey=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyOrSecret();

    [GeneratedRegex(@"'Microsoft\.Storage/storageAccounts@[\d-]+' = ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NewStorageAccount();

    [GeneratedRegex("""event: '(?<name>\w+)'|EventName\) == "(?<name>[A-Z]\w+)["]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventName();

    [GeneratedRegex(@"[ {](?<name>HybridTrust__\w+|WatchSchedule|PurgeSchedule):", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProductSetting();
}
