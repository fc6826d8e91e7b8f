using HybridTrust.Runner.Tests.PowerShell;

namespace HybridTrust.Runner.Tests.Install;

/// <summary>install.ps1 and uninstall.ps1 under a real PowerShell, on a server whose Windows parts are imitated.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    [PowerShellFact]
    public async Task WhatIf_changes_nothing_and_names_every_change()
    {
        var run = await _server.RunAsync("install.ps1", [Given("Credential", FakeServer.Account), Given("WhatIf", true)]);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(_server.Calls());
        Assert.Equal("", _server.State());

        _server.Installed = true;
        Lay();
        var before = _server.State();
        await _server.RunAsync("install.ps1", [Given("Credential", FakeServer.Account), Given("WhatIf", true)]);
        await _server.RunAsync("uninstall.ps1", [Given("RemoveData", true), Given("WhatIf", true)]);
        Assert.Empty(_server.Calls());
        Assert.Equal(before, _server.State());
    }

    [PowerShellFact]
    public async Task WhatIf_is_kept_by_each_guard_and_not_by_luck()
    {
        const string Guard = "$PSCmdlet.ShouldProcess(";
        var text = File.ReadAllText(InstallScripts.At("install.ps1"));
        var guards = text.Split(Guard).Length - 1;
        Assert.Equal(6, guards);
        for (var guard = 0; guard < guards; guard++)
        {
            // Two words are true whatever they say: the guard lets everything through.
            var parts = text.Split(Guard);
            var without = string.Join(Guard, parts[..(guard + 1)]) + "[bool]@(" + string.Join(Guard, parts[(guard + 1)..]);
            Assert.True(await DoesSomethingAsync(without), $"Guard {guard + 1} of install.ps1 can be taken away, and -WhatIf still changes nothing that is seen here.");
        }

        Assert.False(await DoesSomethingAsync(text));
    }

    [PowerShellFact]
    public async Task A_first_installation_copies_locks_and_registers()
    {
        var run = await _server.RunAsync("install.ps1", Given("Credential", FakeServer.Account));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.All(FakeServer.Released, f => Assert.Equal(File.ReadAllText(Path.Combine(_server.Source, f)), File.ReadAllText(Path.Combine(_server.Program, f))));
        var calls = _server.Calls();
        Assert.Contains(calls, c => c.StartsWith($"icacls {_server.Program} /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-21-1-2-3-1104:(OI)(CI)RX", StringComparison.Ordinal));
        Assert.Contains(calls, c => c.StartsWith($"icacls {Path.Combine(_server.Data, "data")} ", StringComparison.Ordinal) && c.Contains("1104:(OI)(CI)M ", StringComparison.Ordinal));
        Assert.Contains("event source HybridTrust Runner in Application", calls);
        var registered = Assert.Single(calls, c => c.StartsWith("task register ", StringComparison.Ordinal));
        Assert.Contains($"as {FakeServer.Account} with a password of {_server.Password.Length}, logon 1, level 1, enabled False, limit PT0S, again PT5M", registered, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_server.Data, "runner.json"), registered, StringComparison.Ordinal);
        Assert.DoesNotContain(calls, c => c.StartsWith("task run", StringComparison.Ordinal));
    }

    [PowerShellFact]
    public async Task Folders_are_locked_before_anything_is_copied_into_them()
    {
        _server.IcaclsExitCode = 5;
        var run = await _server.RunAsync("install.ps1", Given("Credential", FakeServer.Account));
        Assert.Equal(3, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(_server.Program, "hybrid-runner.exe")));
    }

    [PowerShellFact]
    public async Task An_upgrade_stops_copies_starts_and_leaves_account_config_and_journal()
    {
        _server.Installed = true;
        Lay();
        var data = Path.Combine(_server.Data, "data", "journal.log");
        var run = await _server.RunAsync("install.ps1");

        Assert.True(run.ExitCode == 0, run.Output);
        var calls = _server.Calls();
        Assert.Contains("task stop enabled=False", calls);
        Assert.Equal("task run enabled=True", calls[^1]);
        Assert.DoesNotContain(calls, c => c.StartsWith("task register", StringComparison.Ordinal) || c.StartsWith("event source", StringComparison.Ordinal));
        Assert.Equal("evidence", File.ReadAllText(data));
        Assert.Equal("release 1 of hybrid-runner.exe", File.ReadAllText(Path.Combine(_server.Program, "hybrid-runner.exe")));
        Assert.False(File.Exists(Path.Combine(_server.Program, "PowerShell", "former.ps1")));
    }

    [PowerShellFact]
    public async Task The_same_again_is_the_same()
    {
        await _server.RunAsync("install.ps1", Given("Credential", FakeServer.Account));
        var once = _server.State();
        _server.Installed = true;
        Assert.Equal(0, (await _server.RunAsync("install.ps1", Given("Credential", FakeServer.Account))).ExitCode);
        Assert.Equal(once, _server.State());
    }

    [PowerShellFact]
    public async Task What_is_wrong_stops_before_the_first_change()
    {
        await StopsAsync("not installed yet");
        await StopsAsync("no account", Given("Credential", @"FABRIKAM\nobody"));
        await StopsAsync("no group-managed account", Given("ManagedAccount", FakeServer.Account), Given("DoctorReport", "x"));

        _server.Signature = "HashMismatch";
        await StopsAsync("HashMismatch", Given("Credential", FakeServer.Account));
        _server.Signature = "NotSigned";
        await StopsAsync("NotSigned", Given("Credential", FakeServer.Account), Given("RequireSignature", true));
        _server.Signature = "Valid";

        File.AppendAllText(Path.Combine(_server.Source, "files-to-sign.txt"), "../outside.ps1\n");
        await StopsAsync("outside", Given("Credential", FakeServer.Account));
        File.Delete(Path.Combine(_server.Source, "files-to-sign.txt"));
        await StopsAsync("files-to-sign.txt", Given("Credential", FakeServer.Account));
    }

    [PowerShellFact]
    public async Task A_folder_that_a_user_made_before_is_refused()
    {
        Directory.CreateDirectory(_server.Data);
        _server.Owner = "S-1-5-21-1-2-3-1200";
        await StopsAsync("belongs to S-1-5-21-1-2-3-1200", Given("Credential", FakeServer.Account));
    }

    [PowerShellFact]
    public async Task A_managed_account_needs_the_doctors_report_of_that_account()
    {
        const string Managed = @"CONTOSO\gmsa-trust$";
        var report = _server.At("report.json");
        foreach (var (account, verdict, shell, why) in new[]
        {
            (FakeServer.Account, "ok", "ok", "made under"),
            (Managed, "failed", "ok", "does not prove"),
            (Managed, "warning", "failed", "does not prove"),
        })
        {
            Report(account, verdict, shell);
            await StopsAsync(why, Given("ManagedAccount", Managed), Given("DoctorReport", report));
        }

        Report(Managed, "warning", "ok");
        Assert.Equal(0, (await _server.RunAsync("install.ps1", [Given("ManagedAccount", Managed), Given("DoctorReport", report)])).ExitCode);
        Assert.Contains(_server.Calls(), c => c.Contains($"as {Managed} with no password", StringComparison.Ordinal));

        void Report(string account, string verdict, string shell) => File.WriteAllText(report, $$"""
            { "account": "{{account.Replace("\\", "\\\\", StringComparison.Ordinal)}}", "verdict": "{{verdict}}",
              "checks": [ { "check": "ExchangeServer shell on mbx01.contoso.com", "verdict": "{{shell}}" } ] }
            """);
    }

    [PowerShellFact]
    public async Task The_password_is_nowhere_but_with_the_scheduler()
    {
        var run = await _server.RunAsync("install.ps1", [Given("Credential", FakeServer.Account), Given("Verbose", true)]);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(_server.Password, run.Output + string.Join('\n', _server.Calls()) + _server.State(), StringComparison.Ordinal);
    }

    [PowerShellFact]
    public async Task Taking_it_off_leaves_the_journal_and_does_nothing_the_second_time()
    {
        _server.Installed = true;
        Lay();
        Assert.Equal(0, (await _server.RunAsync("uninstall.ps1")).ExitCode);
        Assert.Equal(["task stop enabled=False", "task delete HybridTrust Runner"], _server.Calls());
        Assert.False(Directory.Exists(_server.Program));
        Assert.Equal("evidence", File.ReadAllText(Path.Combine(_server.Data, "data", "journal.log")));

        _server.Installed = false;
        Assert.Equal(0, (await _server.RunAsync("uninstall.ps1")).ExitCode);
        Assert.Equal(2, _server.Calls().Count);
    }

    [PowerShellFact]
    public async Task A_folder_that_is_not_the_runners_is_never_emptied()
    {
        Directory.CreateDirectory(_server.Program);
        File.WriteAllText(Path.Combine(_server.Program, "thesis.docx"), "mine");
        var run = await _server.RunAsync("uninstall.ps1");
        Assert.Equal(3, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(_server.Program, "thesis.docx")));
    }

    // On a server with nothing on it, and on one with everything: each guard matters on one of them.
    private async Task<bool> DoesSomethingAsync(string script)
    {
        foreach (var installed in new[] { false, true })
        {
            _server.Installed = installed;
            if (installed)
            {
                Lay();
            }

            _server.ForgetCalls();
            var before = _server.State();
            var run = await _server.RunTextAsync("install.ps1", script, [Given("Credential", FakeServer.Account), Given("WhatIf", true)]);
            if (run.ExitCode != 0 || _server.Calls().Count > 0 || _server.State() != before)
            {
                return true;
            }
        }

        return false;
    }

    private static KeyValuePair<string, object> Given(string name, object value) => new(name, value);

    private void Lay()
    {
        foreach (var (path, text) in new[]
        {
            (Path.Combine(_server.Program, "hybrid-runner.exe"), "release 0"), (Path.Combine(_server.Program, "PowerShell", "former.ps1"), "release 0"),
            (Path.Combine(_server.Data, "runner.json"), "{}"), (Path.Combine(_server.Data, "data", "journal.log"), "evidence"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private async Task StopsAsync(string why, params KeyValuePair<string, object>[] given)
    {
        var before = _server.State();
        var run = await _server.RunAsync("install.ps1", given);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains(why, run.Output, StringComparison.Ordinal);
        Assert.Empty(_server.Calls());
        Assert.Equal(before, _server.State());
    }
}
