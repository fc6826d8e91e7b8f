using System.Text.Json.Nodes;

namespace HybridTrust.Infra;

public sealed class FreshCompileTests
{
    [BicepFact(needsTemplate: true)]
    public async Task The_checked_in_template_is_what_the_bicep_compiles_to()
    {
        var fresh = await BicepCompiler.RunAsync("build", "infra/main.bicep", "--stdout");

        Assert.Equal(0, fresh.ExitCode);
        Assert.Equal(WithoutGenerator(await File.ReadAllTextAsync(RepositoryFiles.Template)), WithoutGenerator(fresh.Output));
    }

    [BicepFact]
    public async Task The_bicep_compiles_and_lints_without_a_word()
    {
        var lint = await BicepCompiler.RunAsync("lint", "infra/main.bicep");

        Assert.Equal("", lint.Complaints.Trim());
        Assert.Equal(0, lint.ExitCode);
    }

    [BicepFact]
    public async Task The_sample_parameters_fit_the_template()
    {
        foreach (var sample in new[] { "infra/main.test.bicepparam", "infra/main.production.bicepparam" })
        {
            var built = await BicepCompiler.RunAsync("build-params", sample, "--stdout");

            Assert.Equal("", built.Complaints.Trim());
            Assert.Equal(0, built.ExitCode);
        }
    }

    // The compiler writes its version, and a hash that its version is part of.
    private static string WithoutGenerator(string template)
    {
        var root = JsonNode.Parse(template)!;
        Strip(root);
        return root.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            (json["metadata"] as JsonObject)?.Remove("_generator");
            foreach (var member in json.Select(member => member.Value).ToArray())
            {
                Strip(member);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Strip(item);
            }
        }
    }
}
