using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>What the remoting protocol makes of objects, errors and sessions.</summary>
public sealed class RemoteSessionTests : IDisposable
{
    private readonly FakeServers _servers = new();

    public void Dispose() => _servers.Dispose();

    [PowerShellFact]
    public async Task A_certificate_that_arrives_as_bytes_alone_still_tells_its_thumbprint_and_dates()
    {
        var certificate = Assert.Single((await InvokeAsync("Get-ExchangeCertificate")).Objects);

        Assert.Equal(TestCertificates.Host.Thumbprint, certificate.Text("Thumbprint"));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), certificate.Instant("NotBefore"));
        Assert.Equal(TestCertificates.Host.RawData, certificate.Bytes("RawData")!.Value.ToArray());
    }

    [PowerShellFact]
    public async Task An_error_of_the_server_keeps_its_reason_and_its_language()
    {
        var error = (await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync("Get-MailUser", Toolbox.Given("Identity", "n'importe « qui »")))).Error;

        Assert.Equal(CmdletErrorKind.NotFound, error.Kind);
        Assert.Equal("L'opération n'a pas pu être effectuée, car l'objet « n'importe « qui » » est introuvable.", error.Text);
        Assert.Equal("System.Exception", error.ExceptionType);
    }

    [PowerShellFact]
    public async Task A_prompt_of_the_server_is_an_error_and_without_one_the_change_is_made()
    {
        await using var shells = _servers.Open();
        await InvokeAsync(shells, "New-MailUser", Toolbox.Given("Name", "one"), Toolbox.Given("ExternalEmailAddress", "one@fabrikam.com"));
        await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(shells, "Remove-MailUser", Toolbox.Given("Identity", "one")));
        Assert.Single((await InvokeAsync(shells, "Get-MailUser")).Objects);

        await InvokeAsync(shells, "Remove-MailUser", Toolbox.Given("Identity", "one"), Toolbox.Given("Confirm", false));

        Assert.Empty((await InvokeAsync(shells, "Get-MailUser")).Objects);
    }

    [PowerShellFact]
    public async Task A_session_that_a_restart_ended_is_opened_again_before_the_next_operation_even_for_a_change()
    {
        await using var shells = _servers.Open();
        var server = Assert.Single((await InvokeAsync(shells, "Get-OrganizationConfig")).Objects).Text("Name");
        await File.WriteAllTextAsync(_servers.Folder.At("restart"), "");

        await InvokeAsync(shells, "New-MailUser", Toolbox.Given("Name", "one"), Toolbox.Given("ExternalEmailAddress", "one@fabrikam.com"));

        Assert.Single((await InvokeAsync(shells, "Get-MailUser")).Objects);
        Assert.NotEqual(server, Assert.Single((await InvokeAsync(shells, "Get-OrganizationConfig")).Objects).Text("Name"));
    }

    [PowerShellFact]
    public async Task A_server_that_does_not_answer_is_unreachable_before_anything_is_asked()
    {
        await using var shells = _servers.Open();
        var failure = await Assert.ThrowsAsync<CmdletException>(() => shells.OpenAsync(ShellKind.ExchangeServer, "down.fabrikam.com", CancellationToken.None));

        Assert.Equal(CmdletErrorKind.Unreachable, failure.Error.Kind);
        Assert.Equal("Le serveur ne répond pas.", failure.Error.Text);
    }

    private async Task<CmdletResult> InvokeAsync(string operation, params KeyValuePair<string, CmdletValue?>[] parameters)
    {
        await using var shells = _servers.Open();
        return await InvokeAsync(shells, operation, parameters);
    }

    private static async Task<CmdletResult> InvokeAsync(PowerShellShells shells, string operation, params KeyValuePair<string, CmdletValue?>[] parameters)
    {
        var shell = await shells.OpenAsync(ShellKind.ExchangeServer, "ex1.fabrikam.com", CancellationToken.None);
        return await shell.InvokeAsync(OperationCall.Of(operation, parameters), CancellationToken.None);
    }
}
