using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class ShellRefusalTests(SharedEstate shared) : IClassFixture<SharedEstate>
{
    private readonly TestEstate _estate = shared.Estate;

    [Fact]
    public async Task A_cmdlet_that_does_not_exist_is_refused_in_PowerShells_words()
    {
        var error = await _estate.FailAsync(Of("New-AvailabilityAddressSpace"));

        Assert.Equal("CommandNotFoundException", error.Reason);
        Assert.StartsWith("The term 'New-AvailabilityAddressSpace' is not recognized as the name of a cmdlet", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_does_not_exist_is_refused()
    {
        var error = await _estate.FailAsync(Of("New-MailUser", P("Name", "x"), P("ApplicationAccount", new CmdletValue.Switch())));

        Assert.Equal("ParameterBindingException", error.Reason);
        Assert.Equal("A parameter cannot be found that matches parameter name 'ApplicationAccount'.", error.Text);
    }

    [Fact]
    public async Task Parameters_of_two_sets_do_not_go_together()
    {
        var error = await _estate.FailAsync(Of(
            "New-PartnerApplication", P("Name", "x"), P("ApplicationIdentifier", TestEstate.Skype), P("AuthMetadataUrl", "https://pool/metadata/json/1")));

        Assert.Equal("Parameter set cannot be resolved using the specified named parameters.", error.Text);
    }

    [Fact]
    public async Task A_missing_mandatory_parameter_is_named()
    {
        var error = await _estate.FailAsync(Of("New-MailUser", P("Name", "x")));

        Assert.Equal("Cannot process command because of one or more missing mandatory parameters: ExternalEmailAddress.", error.Text);
    }

    [Fact]
    public async Task A_mandatory_parameter_may_not_be_null()
    {
        var error = await _estate.FailAsync(Of("Get-MailUser", P("Identity", new CmdletValue.Null())));

        Assert.Equal("ParameterBindingValidationException", error.Reason);
    }

    [Fact]
    public async Task A_parameter_given_twice_is_refused()
    {
        var call = new OperationCall("Get-MailUser", new Dictionary<string, CmdletValue>(StringComparer.Ordinal) { ["Identity"] = "a", ["identity"] = "b" });

        Assert.Equal("ParameterAlreadyBound,Get-MailUser", (await _estate.FailAsync(call)).Id);
    }

    [Fact]
    public async Task A_cmdlet_of_another_shell_is_not_known()
    {
        Assert.Equal(CmdletErrorKind.NotSupported, (await _estate.FailAsync(Of("Get-AuthConfig"), kind: "windows")).Kind);
    }

    [Fact]
    public async Task The_shell_of_Skype_for_Business_Server_opens_on_no_Exchange_server() =>
        Assert.Equal(CmdletErrorKind.Unreachable, (await _estate.FailAsync(Of("Get-CsOAuthConfiguration"), kind: "skype-server")).Kind);

    [Fact]
    public async Task A_domain_controller_that_does_not_exist_is_an_Active_Directory_error()
    {
        var error = await _estate.FailAsync(Of("Get-AuthConfig", P("DomainController", "dc99.fabrikam.com")));

        Assert.Equal("SuitabilityDirectoryException", error.Reason);
        Assert.Contains("'dc99.fabrikam.com'", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_not_found_on_the_domain_controller_named()
    {
        var error = await _estate.FailAsync(GetMailUser("Nobody"));

        Assert.Equal("ManagementObjectNotFoundException", error.Reason);
        Assert.Equal(CmdletErrorKind.NotFound, error.Kind);
        Assert.Equal("The operation couldn't be performed because object 'Nobody' couldn't be found on 'dc01.fabrikam.com'.", error.Text);
    }

    [Fact]
    public async Task A_server_nobody_knows_cannot_be_reached()
    {
        Assert.Equal(CmdletErrorKind.Unreachable, (await _estate.FailAsync(Of("Get-AuthConfig"), server: "fab-ex09.fabrikam.com")).Kind);
    }

    [Fact]
    public async Task A_body_that_is_no_call_is_refused_with_a_sentence()
    {
        using var content = new StringContent("{\"operation\":null}");
        using var response = await _estate.Http.PostAsync(new Uri($"shells/exchange-server/{TestEstate.ShellServer}", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("not an operation call", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_that_does_not_exist_is_refused_with_those_that_do()
    {
        using var response = await _estate.SendAsync(Of("Get-AuthConfig"), TestEstate.ShellServer, "bash");

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Contains("exchange-server, skype-server, exchange-online, windows", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metadata_document_that_nobody_serves_cannot_be_fetched()
    {
        var error = await _estate.FailAsync(Of("New-PartnerApplication", P("Name", "Lync"), P("AuthMetadataUrl", "https://pool/metadata/json/1")));

        Assert.Contains("https://pool/metadata/json/1", error.Text, StringComparison.Ordinal);
    }
}
