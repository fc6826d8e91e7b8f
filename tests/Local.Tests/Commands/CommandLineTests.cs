using System.Text.Json;
using Xunit;

namespace HybridTrust.Local.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dance")]
    [InlineData("check")]
    [InlineData("check", "a.json", "--loud")]
    [InlineData("rehearse")]
    [InlineData("approve", "run-1")]
    [InlineData("approve", "run-1", "--plan", "8d3e", "--break-glass")]
    [InlineData("reject", "run-1", "--plan", "8d3e", "--break-glass", "--reason", "no")]
    [InlineData("report", "run-1", "--format", "pdf")]
    [InlineData("estate", "a.json", "--port", "70000")]
    [InlineData("serve")]
    public async Task Wrong_usage_is_64_with_a_way_on(params string[] args)
    {
        var shell = await Shell.RunAsync(args);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("--help", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", shell.Error, StringComparison.Ordinal);
        Assert.Empty(shell.Output);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("rehearse")]
    [InlineData("estate")]
    public async Task A_profile_that_is_not_there_is_64(string command)
    {
        var shell = await Shell.RunAsync(command, _folder.In("nobody.json"));

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("There is no profile", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_json_is_64_and_says_where()
    {
        var file = _folder.In("bad.json");
        await File.WriteAllTextAsync(file, "{ \"version\": 1,");

        var shell = await Shell.RunAsync("rehearse", file);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("not JSON: line 1", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_error_of_a_profile_is_told_with_its_path()
    {
        var file = _folder.In("bad.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Samples.Fabrikam))
            .Replace("\"fabrikam\"", "\"Fabrikam!\"", StringComparison.Ordinal)
            .Replace("skype-online-partner", "skype-partner", StringComparison.Ordinal));

        var shell = await Shell.RunAsync("check", file);
        var json = await Shell.RunAsync("check", file, "--json");

        Assert.Equal((64, 64), (shell.ExitCode, json.ExitCode));
        Assert.Contains("$.name:", shell.Error, StringComparison.Ordinal);
        Assert.Contains("$.procedures[0]", shell.Error, StringComparison.Ordinal);
        var root = JsonDocument.Parse(json.Output).RootElement;
        Assert.False(root.GetProperty("valid").GetBoolean());
        Assert.All(root.GetProperty("errors").EnumerateArray(), e => Assert.NotEmpty(e.GetProperty("remedy").GetString()!));
    }

    [Fact]
    public async Task A_good_profile_shows_its_procedures_and_their_steps()
    {
        var shell = await Shell.RunAsync("check", Samples.Fabrikam);
        var json = await Shell.RunAsync("check", Samples.Fabrikam, "--json");

        Assert.Equal((0, 0), (shell.ExitCode, json.ExitCode));
        Assert.Contains("preflight: Looks whether a run may start", shell.Output, StringComparison.Ordinal);
        Assert.Contains("1. Exchange, fab-ex01.fabrikam.com: mail user SfBOnline-ApplicationAccount", shell.Output, StringComparison.Ordinal);
        var steps = JsonDocument.Parse(json.Output).RootElement.GetProperty("procedures").EnumerateArray()
            .Single(p => p.GetProperty("id").GetString() == "skype-online-partner").GetProperty("steps");
        Assert.Equal(8, steps.GetArrayLength());
        Assert.Equal("entra", steps[7].GetProperty("site").GetString());
    }

    [Fact]
    public async Task Check_says_what_fits_the_topology_and_where_the_profile_differs()
    {
        var shell = await Shell.RunAsync("check", Samples.Fabrikam);
        var json = await Shell.RunAsync("check", Samples.Fabrikam, "--json");

        Assert.Contains("Exchange servers: 2 with Exchange 2016; mailboxes on premises and in Exchange Online", shell.Output, StringComparison.Ordinal);
        Assert.Contains("31 July 2021      Skype for Business Online was retired", shell.Output, StringComparison.Ordinal);
        Assert.Contains("  ! The profile does not list 'dedicated-hybrid-app'", shell.Output, StringComparison.Ordinal);
        Assert.Contains("  ! Out of support since 14 October 2025", shell.Output, StringComparison.Ordinal);
        Assert.All(shell.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));

        var planner = JsonDocument.Parse(json.Output).RootElement.GetProperty("planner");
        Assert.Equal(8, planner.GetProperty("chosen").GetArrayLength() + planner.GetProperty("leftOut").GetArrayLength());
        Assert.Equal("always-first", planner.GetProperty("chosen")[0].GetProperty("reason").GetString());
        Assert.Equal("not-asked-for", planner.GetProperty("differences")[0].GetProperty("reason").GetString());
        Assert.Equal(2, planner.GetProperty("warnings").GetArrayLength());
        var facts = planner.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("id").GetString()).ToList();
        var cited = planner.GetProperty("warnings").EnumerateArray().SelectMany(w => w.GetProperty("facts").EnumerateArray()).Select(f => f.GetString());
        Assert.Empty(cited.Except(facts, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Check_shows_the_feature_table_where_skype_server_stands()
    {
        var file = _folder.In("skype.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Samples.Fabrikam))
            .Replace("\"exchange\": \"fabrikam-exchange\"", "\"exchange\": \"fabrikam-exchange\", \"skypeServer\": \"fabrikam-skype\"", StringComparison.Ordinal)
            .Replace("\"topology\": {", """
                "topology": {
                  "skypePool": { "fqdn": "pool.fabrikam.com", "sipDomain": "fabrikam.com", "frontEnds": ["fe01.fabrikam.com"] },
                """, StringComparison.Ordinal));

        var shell = await Shell.RunAsync("check", file);

        Assert.Equal(0, shell.ExitCode);
        Assert.Contains("A: mailboxes on premises, with Skype for Business Server", shell.Output, StringComparison.Ordinal);
        Assert.Matches(@"High-resolution contact photo \(2\) +yes \(1\) +yes\n", shell.Output.ReplaceLineEndings("\n"));
        Assert.Contains("(1) Needs Exchange 2013 or 2016.", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("rehearse")]
    [InlineData("estate")]
    public async Task A_refused_topology_is_64_with_the_reason(string command)
    {
        var file = _folder.In("old.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Samples.Fabrikam))
            .Replace("15.1.2507.61\", \"adSite\"", "15.0.1497.48\", \"adSite\"", StringComparison.Ordinal));

        var shell = await Shell.RunAsync(command, file);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("$.topology.servers[0].build: fab-ex01.fabrikam.com runs Exchange 2013", shell.Error, StringComparison.Ordinal);
        Assert.Contains("$.topology.servers[1].build", shell.Error, StringComparison.Ordinal);
        Assert.Empty(shell.Output);
    }

    [Fact]
    public async Task An_organization_without_servers_is_told_that_there_is_nothing_to_do()
    {
        var file = _folder.In("cloud.json");
        var profile = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Samples.Fabrikam))!;
        profile["topology"]!["servers"] = new System.Text.Json.Nodes.JsonArray();
        await File.WriteAllTextAsync(file, profile.ToJsonString());

        var shell = await Shell.RunAsync("check", file);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("all is in the cloud and there is nothing to do", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_or_procedure_by_another_name_is_64_and_the_names_are_told()
    {
        var fault = await Shell.RunAsync("rehearse", Samples.Fabrikam, "--fault", "earthquake");
        var procedure = await Shell.RunAsync("rehearse", Samples.Fabrikam, "--procedure", "revolve");

        Assert.Equal((64, 64), (fault.ExitCode, procedure.ExitCode));
        Assert.Contains("principal-refuses", fault.Error, StringComparison.Ordinal);
        Assert.Contains("skype-online-partner", procedure.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_estate_file_is_64_and_named()
    {
        var file = _folder.In("alone.json");
        File.Copy(Samples.Fabrikam, file);

        var shell = await Shell.RunAsync("rehearse", file);

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains(_folder.In("alone.estate.json"), shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rehearse")]
    [InlineData("check")]
    public async Task An_estate_file_in_the_place_of_its_profile_is_64_and_the_profile_is_named(string command)
    {
        var shell = await Shell.RunAsync(command, Path.ChangeExtension(Samples.Fabrikam, ".estate.json"));

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains($"is an estate file; give the profile ({Samples.Fabrikam})", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_estate_file_is_64_with_every_error_and_no_process_is_started()
    {
        var file = _folder.In("odd.json");
        File.Copy(Samples.Fabrikam, file);
        await File.WriteAllTextAsync(_folder.In("odd.estate.json"), (await File.ReadAllTextAsync(Path.ChangeExtension(Samples.Fabrikam, ".estate.json")))
            .Replace("\"tenant\"", "\"tennant\"", StringComparison.Ordinal));

        var shell = await Shell.RunAsync("rehearse", file);

        Assert.Equal(64, shell.ExitCode);
        Assert.StartsWith(_folder.In("odd.estate.json"), shell.Error, StringComparison.Ordinal);
        Assert.Contains("$.tennant", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("process", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--output")]
    public async Task A_folder_that_cannot_be_used_is_64_before_anything_starts(string option)
    {
        await File.WriteAllTextAsync(_folder.In("file"), "not a folder");

        var shell = await Shell.RunAsync("rehearse", Samples.Fabrikam, option, _folder.In("file"));

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains($"Name one with {option}", shell.Error, StringComparison.Ordinal);
        Assert.Empty(shell.Output);
    }

    [Fact]
    public async Task A_folder_in_place_of_a_profile_is_called_a_folder()
    {
        var shell = await Shell.RunAsync("check", _folder.In("."));

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("is a folder", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_1_and_the_way_on_is_told()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var shell = await Shell.RunAsync("estate", Samples.Fabrikam, "--port", port);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("--port", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://hybridtrust.fabrikam.com/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://me:secret@fabrikam.com/")]
    [InlineData("somewhere")]
    public async Task A_token_is_never_sent_in_the_clear(string server)
    {
        await File.WriteAllTextAsync(_folder.In("token"), "0123456789abcdef");

        var shell = await Shell.RunAsync("status", "--server", server, "--token-file", _folder.In("token"));

        Assert.Equal(64, shell.ExitCode);
        Assert.Contains("https", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_token_is_64_and_an_absent_host_is_1()
    {
        await File.WriteAllTextAsync(_folder.In("token"), "0123456789abcdef");

        var missing = await Shell.RunAsync("status", "--token-file", _folder.In("nothing"));
        var absent = await Shell.RunAsync("status", "--server", "http://127.0.0.1:1/", "--token-file", _folder.In("token"));

        Assert.Equal((64, 1), (missing.ExitCode, absent.ExitCode));
        Assert.Contains("hybridtrust serve", absent.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hybridtrust ap", "apply,approve")]
    [InlineData("hybridtrust report --for", "--format")]
    [InlineData("hybridtrust report --format ", "html,json")]
    public async Task A_shell_is_told_how_a_line_may_go_on(string line, string words)
    {
        var typed = line["hybridtrust ".Length..];
        var shell = await Shell.RunAsync($"[suggest:{typed.Length}]", typed);

        Assert.Equal(0, shell.ExitCode);
        Assert.All(words.Split(','), word => Assert.Contains(word, shell.Output.Split('\n').Select(l => l.Trim())));
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Shells_are_given_the_script_that_completes(string name, string content)
    {
        var shell = await Shell.RunAsync("completion", name);

        Assert.Equal(0, shell.ExitCode);
        Assert.Contains(content, shell.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rehearse")]
    [InlineData("serve")]
    [InlineData("estate")]
    [InlineData("check")]
    [InlineData("status")]
    [InlineData("approve")]
    [InlineData("reject")]
    [InlineData("report")]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("verify")]
    [InlineData("undo")]
    [InlineData("hold")]
    [InlineData("resume")]
    [InlineData("cancel")]
    [InlineData("runner")]
    [InlineData("verify-evidence")]
    [InlineData("completion")]
    public async Task Every_command_has_help_with_an_example(string command)
    {
        var shell = await Shell.RunAsync(command, "--help");

        Assert.Equal(0, shell.ExitCode);
        Assert.Contains($"hybridtrust {command} ", shell.Output, StringComparison.Ordinal);
        Assert.Contains("Example", shell.Output, StringComparison.Ordinal);
    }
}
