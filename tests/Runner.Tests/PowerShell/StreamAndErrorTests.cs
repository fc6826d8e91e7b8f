using HybridTrust.Cmdlets;
using static HybridTrust.Runner.Tests.PowerShell.Toolbox;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>What cmdlets say besides what they return, and how they fail.</summary>
public sealed class StreamAndErrorTests(Toolbox toolbox) : IClassFixture<Toolbox>
{
    [PowerShellFact]
    public async Task Whatever_a_cmdlet_writes_anywhere_its_object_and_its_warning_come_through_and_nothing_else()
    {
        for (var time = 0; time < 3; time++)
        {
            var result = await toolbox.InvokeAsync("Get-Noise");

            Assert.Equal("the object", Assert.Single(result.Objects).Text("Name"));
            Assert.Equal(["attention : é"], result.Warnings);
        }
    }

    [PowerShellTheory]
    [InlineData("ManagementObjectNotFoundException", CmdletErrorKind.NotFound)]
    [InlineData("ADObjectAlreadyExistsException", CmdletErrorKind.AlreadyExists)]
    [InlineData("ProxyAddressExistsException", CmdletErrorKind.AlreadyExists)]
    [InlineData("ParameterBindingException", CmdletErrorKind.NotSupported)]
    [InlineData("ManagementPermissionException", CmdletErrorKind.Denied)]
    [InlineData("RpcException", CmdletErrorKind.Unreachable)]
    [InlineData("InvalidOperationException", CmdletErrorKind.Other)]
    public async Task An_error_is_told_by_its_reason_however_it_is_raised_and_its_text_stays_in_the_servers_language(string reason, CmdletErrorKind kind)
    {
        foreach (var terminating in new[] { true, false })
        {
            var error = await toolbox.FailAsync("Get-Failure", Given("Reason", reason), Given("Terminating", terminating));

            Assert.Equal(kind, error.Kind);
            Assert.Equal(("ResourceUnavailable", reason, "SomeId,Get-Failure"), (error.Category, error.Reason, error.Id));
            Assert.Equal($"Échec : « {reason} »", error.Text);
        }
    }

    [PowerShellFact]
    public async Task An_exception_that_is_only_thrown_keeps_its_type()
    {
        var error = await toolbox.FailAsync("Get-Throw");

        Assert.Equal(CmdletErrorKind.Denied, error.Kind);
        Assert.Equal("System.UnauthorizedAccessException", error.ExceptionType);
        Assert.Equal("Accès refusé", error.Text);
    }

    [PowerShellTheory]
    [InlineData("Get-Answer")]
    [InlineData("Remove-Asking")]
    public async Task A_cmdlet_that_asks_a_question_fails_instead_of_waiting(string operation)
    {
        var error = await toolbox.FailAsync(operation);

        Assert.Equal(CmdletErrorKind.Other, error.Kind);
        Assert.Equal("HostException", error.Reason);
    }

    [PowerShellFact]
    public async Task A_cmdlet_that_is_told_not_to_ask_does_its_work()
    {
        var before = toolbox.Count();
        await toolbox.InvokeAsync("Remove-Asking", Given("Confirm", false));

        Assert.Equal(before + 1, toolbox.Count());
    }

    [PowerShellTheory]
    [InlineData("Get-NotThere")]
    [InlineData("Get-Process")]
    public async Task A_name_that_the_opened_module_lacks_is_no_command_even_where_PowerShell_has_one(string operation)
    {
        var error = await toolbox.FailAsync(operation);

        Assert.Equal(CmdletErrorKind.NotSupported, error.Kind);
        Assert.Equal("CommandNotFoundException", error.Reason);
    }

    [PowerShellFact]
    public async Task What_the_catalogue_does_not_name_never_reaches_PowerShell()
    {
        Assert.Equal(CmdletErrorKind.NotSupported, (await toolbox.FailAsync("Get-Date")).Kind);
        Assert.Equal(CmdletErrorKind.NotSupported, (await toolbox.FailAsync("Get-Echo", Given("OutVariable", "x"))).Kind);
    }

    [PowerShellFact]
    public async Task A_module_that_says_exit_does_not_take_the_bridge_along()
    {
        await toolbox.InvokeAsync("New-Exit");

        Assert.NotEmpty((await toolbox.InvokeAsync("Get-Echo")).Objects);
    }
}
