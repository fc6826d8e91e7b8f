using System.Text.RegularExpressions;

namespace HybridTrust.Runner.Tests.Install;

/// <summary>What no script of the runner may hold, wherever it is tried.</summary>
public sealed partial class ScriptTextTests
{
    public static TheoryData<string> Scripts() =>
        [.. Directory.EnumerateFiles(InstallScripts.Folder, "*.ps*1", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(InstallScripts.Folder, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
            .Select(f => Path.GetRelativePath(InstallScripts.Folder, f))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void No_script_names_a_group_or_account_that_is_called_otherwise_in_another_language(string script) =>
        Assert.DoesNotMatch(LocalizedNames(), Code(script));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void No_script_holds_a_secret_or_hands_one_to_a_command_line(string script) => Assert.DoesNotMatch(SecretOnCommandLine(), Code(script));

    [Theory]
    [InlineData("install.ps1")]
    [InlineData("uninstall.ps1")]
    public void The_scripts_of_the_installation_are_ASCII_ask_before_they_change_and_have_help(string script)
    {
        var text = File.ReadAllText(InstallScripts.At(script));
        Assert.All(text, c => Assert.True(c < 128, $"'{c}'"));
        Assert.Contains("SupportsShouldProcess = $true", text, StringComparison.Ordinal);
        Assert.Contains(".SYNOPSIS", text, StringComparison.Ordinal);
        Assert.All(Parameters().Matches(Code(Path.Combine("install", script))).Select(m => m.Groups["name"].Value), name =>
            Assert.Contains($".PARAMETER {name}", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("icacls x /grant 'BUILTIN\\Administrators:F'", true)]
    [InlineData("Add-LocalGroupMember -Group \"Administrators\"", true)]
    [InlineData("icacls x /grant Everyone:R", true)]
    [InlineData("$administrators = 'S-1-5-32-544'", false)]
    public void A_localized_name_is_found(string code, bool found) => Assert.Equal(found, LocalizedNames().IsMatch(code));

    [Theory]
    [InlineData("Register-ScheduledTask -User $u -Password $p", true)]
    [InlineData("schtasks.exe /create /rp secret", true)]
    [InlineData("ConvertTo-SecureString 'x' -AsPlainText -Force", true)]
    [InlineData("$password = 'hunter2'", true)]
    [InlineData("$Credential.GetNetworkCredential().Password", false)]
    [InlineData("Export-ExchangeCertificate -Thumbprint $t -Password $secure", false)]
    public void A_secret_is_found(string code, bool found) => Assert.Equal(found, SecretOnCommandLine().IsMatch(code));

    // Comments may say what the code must not.
    private static string Code(string script) => Comments().Replace(File.ReadAllText(Path.Combine(InstallScripts.Folder, script)), "");

    [GeneratedRegex(@"<#.*?#>|(?<=^\s*)#[^\r\n]*", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"BUILTIN|NT AUTHORITY|NT SERVICE|Authenticated Users|\b(Everyone|Administrators|Users|Backup Operators)\b['"":]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LocalizedNames();

    // Exchange's own two take a SecureString and nothing else, which neither logging nor a command line shows.
    [GeneratedRegex(@"(?<!\b(?:Ex|Im)port-ExchangeCertificate\b[^\r\n]*)\s-Password\b|AsPlainText|/rp\b|\bschtasks|\bsc\.exe|\bnet(\.exe)? user\b|(password|secret|token)\s*=\s*['""][^'""$]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretOnCommandLine();

    [GeneratedRegex(@"^    (\[Parameter[^\r\n]*\] )?\[(string|switch|pscredential)\] \$(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameters();
}
