using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>How shells are opened, before any is.</summary>
public sealed class ShellAccessTests
{
    private static readonly CloudSignIn Certificate = new("fabrikam.onmicrosoft.com", new Guid("33333333-3333-4333-8333-333333333333"), new string('A', 40), null, null);

    [Fact]
    public void An_Exchange_session_is_on_the_server_that_the_step_names_by_Kerberos()
    {
        var way = Of(PowerShellConfig.Default).To(ShellKind.ExchangeServer, "ex7.fabrikam.com");

        Assert.Equal(("remote", "http://ex7.fabrikam.com/PowerShell/", "Kerberos", "Microsoft.Exchange"), (way.Kind, way.Uri!.ToString(), way.Authentication, way.Configuration));
    }

    [Fact]
    public void The_snap_in_is_for_emergencies_and_for_this_server()
    {
        var access = Of(PowerShellConfig.Default with { SnapIn = true });

        Assert.Equal(("snapin", ShellAccess.ExchangeSnapIn), (access.To(ShellKind.ExchangeServer, Environment.MachineName).Kind, access.To(ShellKind.ExchangeServer, Environment.MachineName).Name));
        Assert.Contains("snap-in", Refused(access, ShellKind.ExchangeServer, "ex7.fabrikam.com"), StringComparison.Ordinal);
    }

    [Fact]
    public void Skype_and_Windows_are_here_where_the_target_is_this_machine_and_remote_elsewhere()
    {
        var access = Of(PowerShellConfig.Default);

        Assert.Equal(("module", "SkypeForBusiness"), (access.To(ShellKind.SkypeServer, "localhost").Kind, access.To(ShellKind.SkypeServer, "localhost").Module));
        Assert.Equal("https://atl-cs-001.litwareinc.com/OcsPowershell", access.To(ShellKind.SkypeServer, "atl-cs-001.litwareinc.com").Uri?.ToString());
        Assert.Null(access.To(ShellKind.Windows, Environment.MachineName).Computer);
        Assert.Equal("ex7.fabrikam.com", access.To(ShellKind.Windows, "ex7.fabrikam.com").Computer);
    }

    [Fact]
    public void Exchange_Online_signs_in_by_certificate_and_is_refused_where_the_config_does_not_name_one()
    {
        var way = Of(PowerShellConfig.Default with { Cloud = Certificate }).To(ShellKind.ExchangeOnline, "fabrikam.mail.onmicrosoft.com");

        Assert.Equal(("cloud", Certificate.CertificateThumbprint, Certificate.ApplicationId), (way.Kind, way.CertificateThumbprint, way.ApplicationId));
        Assert.Contains("powerShell.exchangeOnline", Refused(Of(PowerShellConfig.Default), ShellKind.ExchangeOnline, "fabrikam.mail.onmicrosoft.com"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ex1.fabrikam.com/evil")]
    [InlineData("ex1.fabrikam.com:8080")]
    [InlineData("user@ex1.fabrikam.com")]
    [InlineData("-ComputerName")]
    [InlineData("10.0.0.1")]
    [InlineData("")]
    public void What_is_no_name_of_a_server_leads_nowhere(string server) =>
        Assert.Contains("no server's name", Refused(Of(PowerShellConfig.Default), ShellKind.ExchangeServer, server), StringComparison.Ordinal);

    [Fact]
    public void The_command_line_holds_the_script_and_no_more_and_the_runners_token_is_not_inherited()
    {
        var info = new BridgeProgram("/usr/bin/pwsh", "/opt/scripts").StartInfo();

        Assert.Equal(["-NoLogo", "-NoProfile", "-NonInteractive", "-File", Path.Combine("/opt/scripts", "bridge.ps1")], info.ArgumentList);
        Assert.DoesNotContain("HYBRIDTRUST_RUNNER_TOKEN", info.Environment.Keys);
        Assert.DoesNotContain("PSModulePath", info.Environment.Keys);
    }

    private static ShellAccess Of(PowerShellConfig config) => new(config, "/opt/scripts");

    private static string Refused(ShellAccess access, ShellKind kind, string server) =>
        Assert.Throws<CmdletException>(() => access.To(kind, server)).Error.Text;
}
