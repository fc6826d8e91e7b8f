using System.Text.RegularExpressions;

namespace HybridTrust.Infra;

public sealed partial class ScriptTests
{
    private static readonly string Grant = RepositoryFiles.Read("infra/scripts/grant-graph-permissions.sh");

    [Fact]
    public void The_app_registration_has_the_four_roles_of_the_api_and_only_people_approve()
    {
        var script = RepositoryFiles.Read("infra/scripts/create-app-registration.sh");
        var roles = AppRole().Matches(script).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["who"].Value, StringComparer.Ordinal);

        Assert.Equal(["Approver", "Reader", "Requester", "Runner"], roles.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("\"User\"", roles["Approver"]);
        Assert.Equal("\"Application\"", roles["Runner"]);
    }

    [Fact]
    public void The_app_registration_has_no_secret()
    {
        var scripts = Directory.EnumerateFiles(RepositoryFiles.At("infra/scripts"), "*.sh").Select(File.ReadAllText);

        Assert.All(scripts, script =>
        {
            Assert.DoesNotContain("addPassword", script, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("credential reset", script, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void The_reader_gets_read_permissions_and_the_writer_the_one_it_needs()
    {
        var granted = Granted().Matches(Grant).Select(match => $"{match.Groups["identity"].Value} {match.Groups["permission"].Value}");

        Assert.Equal(["reader Application.Read.All Policy.Read.All", "writer Application.ReadWrite.All"], granted);
    }

    [Fact]
    public void Every_permission_granted_is_explained()
    {
        Assert.Matches(new Regex(@"#   Application\.Read\.All +\S", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), Grant);
        Assert.Matches(new Regex(@"#   Policy\.Read\.All +\S", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), Grant);
        Assert.Matches(new Regex(@"#   Application\.ReadWrite\.All +\S", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), Grant);
        Assert.Matches(new Regex(@"#   Exchange\.ManageAsApp +\S", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), Grant);
        Assert.Contains("OwnedBy", Grant, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_script_stops_at_the_first_failure()
    {
        var scripts = Directory.EnumerateFiles(RepositoryFiles.At("infra/scripts"), "*.sh").Where(path => Path.GetFileName(path) != "graph.sh");

        Assert.All(scripts, path => Assert.Contains("\nset -euo pipefail\n", File.ReadAllText(path), StringComparison.Ordinal));
    }

    [GeneratedRegex("""role\("[0-9a-f-]+"; "(?<name>\w+)"; \[(?<who>[^\]]+)\]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AppRole();

    [GeneratedRegex(@"^grant (?<identity>\w+) ""\$\w+"" (?<permission>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Granted();
}
