using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HybridTrust.Infra;

public sealed partial class RoleTests
{
    private const string Assignments = "Microsoft.Authorization/roleAssignments";
    private const string KeyVaultReader = "21090545-7ca7-4776-b22c-e363652d74d2";
    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string KeyVaultSecretsOfficer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
    private const string KeyVaultCertificatesOfficer = "a4417e6f-fecd-4de8-b567-7b0420556985";
    private const string KeyVaultCryptoUser = "12338af0-0e69-4776-bea7-57ae8d297424";

    // The built-in roles that the product is known to need. A new one is a decision, made here.
    private static readonly string[] KnownRoles =
    [
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
        "ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor
        "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor
        "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
        KeyVaultReader,
        KeyVaultSecretsUser,
        KeyVaultSecretsOfficer,
        KeyVaultCertificatesOfficer,
        KeyVaultCryptoUser,
        "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
        "0ad04412-c4d5-4796-b79c-f76d14c8d402", // Durable Task Data Contributor
    ];

    private static CompiledTemplate Template => CompiledTemplate.Checked;

    [TemplateFact]
    public void Three_identities_run_read_and_write_apart()
    {
        var identities = Template.Of("Microsoft.ManagedIdentity/userAssignedIdentities");

        Assert.Equal(3, identities.Count);
        Assert.All(["host", "reader", "writer"], role => Assert.Single(identities, identity => identity.Name.Contains($"-{role}-", StringComparison.Ordinal)));
        Assert.Single(Template.Of("Microsoft.Web/sites"), app => (string?)app.Json["identity"]!["type"] == "UserAssigned");
    }

    [TemplateFact]
    public void No_role_is_given_that_is_not_on_the_list()
    {
        var ids = Guids().Matches(File.ReadAllText(RepositoryFiles.Template)).Select(match => match.Value).Distinct(StringComparer.Ordinal);

        Assert.Empty(ids.Except(KnownRoles, StringComparer.Ordinal));
    }

    [TemplateFact]
    public void Every_role_is_given_on_one_resource_to_a_service_principal_and_says_why()
    {
        var assignments = Template.Of(Assignments);

        Assert.NotEmpty(assignments);
        Assert.All(assignments, assignment =>
        {
            Assert.NotNull(assignment.Json["scope"]);
            Assert.Equal("ServicePrincipal", (string?)assignment["principalType"]);
            Assert.NotNull(assignment["description"]);
        });
    }

    [TemplateTheory]
    [InlineData("host", KeyVaultCertificatesOfficer, KeyVaultCryptoUser)]
    [InlineData("reader", KeyVaultReader, KeyVaultSecretsUser)]
    [InlineData("writer", KeyVaultSecretsOfficer)]
    public void Each_identity_may_do_its_own_work_in_the_vault_and_no_more(string identity, params string[] roles)
    {
        var vault = Template.Module("key-vault");
        var given = vault.Json["variables"]!["assignments"]!.AsArray()
            .Where(assignment => assignment!["principalId"]!.ToString() == $"[parameters('{identity}PrincipalId')]")
            .Select(assignment => vault.Text(assignment!["role"]));

        Assert.Equal(roles.Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
    }

    [TemplateTheory]
    [InlineData("runtime-storage")]
    [InlineData("records-storage")]
    [InlineData("monitoring")]
    [InlineData("durable-task-scheduler")]
    public void Reader_and_writer_touch_nothing_but_tenants_and_the_vault(string module)
    {
        var deployment = Assert.Single(
            Template.Main.Declarations, resource => (string?)resource["type"] == "Microsoft.Resources/deployments" && (string?)resource["name"] == module);
        var given = (deployment["properties"]!["parameters"] as JsonObject)!.ToJsonString();

        Assert.Contains("outputs.host", given, StringComparison.Ordinal);
        Assert.DoesNotContain("outputs.reader", given, StringComparison.Ordinal);
        Assert.DoesNotContain("outputs.writer", given, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Guids();
}
