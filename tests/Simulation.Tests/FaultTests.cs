using HybridTrust.Cmdlets;
using HybridTrust.Simulation.EstateFiles;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_server_that_does_not_answer_opens_no_shell_until_the_fault_is_lifted()
    {
        await _estate.SwitchOnAsync("server-unreachable");

        var error = await _estate.FailAsync(Of("Get-AuthConfig"));
        await LiftAsync("server-unreachable");

        Assert.Equal("PSRemotingTransportException", error.Reason);
        Assert.Equal(CmdletErrorKind.Unreachable, error.Kind);
        Assert.Single((await _estate.RunAsync(Of("Get-AuthConfig"))).Objects);
    }

    [Fact]
    public async Task Another_server_that_does_not_answer_is_told_apart_from_a_missing_certificate()
    {
        await _estate.SwitchOnAsync("server-unreachable", $"{{\"server\":\"{TestEstate.OtherServer}\"}}");

        var error = await _estate.FailAsync(Of("Get-ExchangeCertificate", P("Server", TestEstate.OtherServer), P("Thumbprint", new string('A', 40))));

        Assert.Equal(CmdletErrorKind.Unreachable, error.Kind);
        Assert.Equal(2, (await _estate.RunAsync(Of("Get-ExchangeServer"))).Objects.Count);
    }

    [Fact]
    public async Task A_private_key_that_became_unreadable_shows_in_the_store()
    {
        var read = Of(LocalOperations.ReadCertificate, P("Thumbprint", (await _estate.AuthCertificateAsync()).Thumbprint));
        await _estate.SwitchOnAsync("private-key-unreadable");

        Assert.False((await _estate.RunAsync(read, kind: "windows")).Objects.Single().Truth("PrivateKeyReadable"));
        Assert.True((await _estate.RunAsync(read, kind: "windows")).Objects.Single().Truth("HasPrivateKey"));
        Assert.True((await _estate.RunAsync(read, TestEstate.OtherServer, "windows")).Objects.Single().Truth("PrivateKeyReadable"));
    }

    [Fact]
    public async Task A_fault_can_be_on_from_the_start()
    {
        await using var broken = await TestEstate.StartAsync(options: o => o with { Faults = ["server-unreachable"] });
        await using var brokenByFile = await TestEstate.StartAsync(file => file["faults"]!.AsArray().Add(
            new System.Text.Json.Nodes.JsonObject { ["name"] = "server-unreachable", ["server"] = TestEstate.OtherServer }));

        Assert.Equal(CmdletErrorKind.Unreachable, (await broken.FailAsync(Of("Get-AuthConfig"))).Kind);
        Assert.Equal(CmdletErrorKind.Unreachable, (await brokenByFile.FailAsync(Of("Get-AuthConfig"), TestEstate.OtherServer)).Kind);
    }

    [Fact]
    public async Task A_fault_that_does_not_exist_is_refused_with_those_that_do()
    {
        using var response = await _estate.Http.PostAsync(new Uri("estate/faults/earthquake", UriKind.Relative), null);
        var refused = await Assert.ThrowsAsync<EstateFileException>(
            () => TestEstate.StartAsync(options: o => o with { Faults = ["earthquake"] }));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("graph-throttled", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("graph-throttled", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_on_a_server_that_does_not_exist_is_refused()
    {
        using var content = new StringContent("{\"server\":\"fab-ex09.fabrikam.com\"}");
        using var response = await _estate.Http.PostAsync(new Uri("estate/faults/server-unreachable", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_French_server_says_the_same_in_French()
    {
        await using var french = await TestEstate.StartAsync(file => file["exchange"]!["language"] = "fr");

        var missing = await french.FailAsync(GetMailUser("Nobody"));
        var unknown = await french.FailAsync(Of("Get-Nothing"));
        var binding = await french.FailAsync(Of("New-MailUser", P("Nom", "x")));

        Assert.Equal("Impossible d'effectuer l'opération, car l'objet « Nobody » est introuvable sur « dc01.fabrikam.com ».", missing.Text);
        Assert.Equal(CmdletErrorKind.NotFound, missing.Kind);
        Assert.Equal(CmdletErrorKind.NotSupported, unknown.Kind);
        Assert.Equal(CmdletErrorKind.NotSupported, binding.Kind);
        Assert.DoesNotContain("parameter cannot be found", binding.Text, StringComparison.Ordinal);
    }

    private async Task LiftAsync(string fault)
    {
        using var response = await _estate.Http.DeleteAsync(new Uri($"estate/faults/{fault}", UriKind.Relative));
        Assert.Equal(204, (int)response.StatusCode);
    }
}
