using System.Text.RegularExpressions;

namespace HybridTrust.Infra;

public sealed partial class NoSecretsTests
{
    private static CompiledTemplate Template => CompiledTemplate.Checked;

    [TemplateFact]
    public void No_expression_lists_keys_or_secrets()
    {
        var found = ListFunction().Matches(File.ReadAllText(RepositoryFiles.Template)).Select(match => match.Value);

        Assert.Empty(found);
    }

    [TemplateFact]
    public void No_parameter_or_output_is_a_secret()
    {
        var secure = Template.Scopes
            .SelectMany(scope => scope.Parameters.Concat(scope.Outputs)
                .Where(entry => ((string?)entry.Value["type"] ?? "").StartsWith("secure", StringComparison.OrdinalIgnoreCase))
                .Select(entry => $"{scope.Name}: {entry.Key}"));

        Assert.Empty(secure);
    }

    [TemplateFact]
    public void No_output_reads_a_key_or_a_connection_string()
    {
        var telling = Template.Scopes
            .SelectMany(scope => scope.Outputs
                .Where(output => KeyLike().IsMatch(output.Value["value"]?.ToJsonString() ?? ""))
                .Select(output => $"{scope.Name}: {output.Key}"));

        Assert.Empty(telling);
    }

    [TemplateFact]
    public void The_host_reaches_its_storage_by_identity_and_by_nothing_else()
    {
        var settings = Assert.Single(
            Template.Of("Microsoft.Web/sites/config"), config => config.Name.Contains("'appsettings'", StringComparison.Ordinal)).Properties.ToString();

        Assert.Contains("'AzureWebJobsStorage__credential', 'managedidentity'", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("'AzureWebJobsStorage'", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey=", File.ReadAllText(RepositoryFiles.Template), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SharedAccessSignature", File.ReadAllText(RepositoryFiles.Template), StringComparison.OrdinalIgnoreCase);
    }

    [TemplateTheory]
    [InlineData("ftp")]
    [InlineData("scm")]
    public void Nobody_publishes_with_a_password(string way)
    {
        var policy = Assert.Single(
            Template.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), policy => policy.Name.Contains($"'{way}'", StringComparison.Ordinal));

        Assert.False((bool)policy["allow"]!);
    }

    [GeneratedRegex(@"\blist[A-Z]\w*\(|\blist\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListFunction();

    [GeneratedRegex("connectionString|instrumentationKey|primaryKey|sharedKey|secret|password", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex KeyLike();
}
