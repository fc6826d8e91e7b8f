using HybridTrust.Cmdlets;
using HybridTrust.Json;
using HybridTrust.Runner.Shells;

namespace HybridTrust.Runner.Tests.Http;

public sealed class SimulatedShellTests : IDisposable
{
    private static readonly OperationCall Read = OperationCall.Of(
        "Get-PartnerApplication", new KeyValuePair<string, CmdletValue?>("Identity", "one"));

    private readonly StubServer _estate = new();

    public void Dispose() => _estate.Dispose();

    [Fact]
    public async Task A_call_goes_to_the_shell_of_its_kind_on_its_server()
    {
        var seen = string.Empty;
        _estate.OnRequest = (request, body) =>
        {
            seen = $"{request.HttpMethod} {request.RawUrl} {request.Headers["Authorization"]} {body}";
            return new StubAnswer(200, """{"objects":[{"properties":{"Name":"one"}}],"warnings":[]}""");
        };
        var result = await InvokeAsync(Read);
        Assert.Equal("POST /shells/exchange-server/ex1.fabrikam.com Bearer secret " + TrustJson.Serialize(Read), seen);
        Assert.Equal("one", result.Objects[0].Text("Name"));
    }

    [Fact]
    public async Task A_shells_error_is_thrown_as_it_is()
    {
        var error = new CmdletError("NotSpecified", "ManagementObjectNotFoundException", "T", "I", "Le texte.");
        _estate.OnRequest = (_, _) => new StubAnswer(422, TrustJson.Serialize(error));
        var thrown = await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(Read));
        Assert.Equal(error, thrown.Error);
        Assert.Equal(CmdletErrorKind.NotFound, thrown.Error.Kind);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(401, "")]
    [InlineData(200, "<html>")]
    [InlineData(422, "{}")]
    public async Task An_estate_that_does_not_answer_is_unreachable(int status, string body)
    {
        _estate.OnRequest = (_, _) => new StubAnswer(status, body);
        var thrown = await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(Read));
        Assert.Equal(CmdletErrorKind.Unreachable, thrown.Error.Kind);
    }

    [Theory]
    [InlineData("Invoke-Expression")]
    [InlineData("Remove-Mailbox")]
    public async Task What_is_not_in_the_catalogue_never_leaves(string operation)
    {
        var asked = false;
        _estate.OnRequest = (_, _) =>
        {
            asked = true;
            return new StubAnswer(500, string.Empty);
        };
        var thrown = await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(OperationCall.Of(operation)));
        Assert.Equal(CmdletErrorKind.NotSupported, thrown.Error.Kind);
        Assert.False(asked);
    }

    [Theory]
    [InlineData(ShellKind.ExchangeServer, "Get-AuthConfig", "/shells/exchange-server/ex1.fabrikam.com?by=snap-in")]
    [InlineData(ShellKind.SkypeServer, "Get-CsOAuthConfiguration", "/shells/skype-server/ex1.fabrikam.com")]
    public async Task Only_Exchange_has_a_snap_in(ShellKind kind, string operation, string expected)
    {
        string? asked = null;
        _estate.OnRequest = (request, _) =>
        {
            asked = request.RawUrl;
            return new StubAnswer(200, """{"objects":[],"warnings":[]}""");
        };
        await using var shells = new SimulatedShells(_estate.Address, "secret", snapIn: true);
        await using var shell = await shells.OpenAsync(kind, "ex1.fabrikam.com", CancellationToken.None);
        await shell.InvokeAsync(OperationCall.Of(operation), CancellationToken.None);

        Assert.Equal(expected, asked);
    }

    [Fact]
    public void An_estate_on_another_machine_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SimulatedShells(new Uri("https://estate.fabrikam.com/"), "t"));

    private async Task<CmdletResult> InvokeAsync(OperationCall call)
    {
        await using var shells = new SimulatedShells(_estate.Address, "secret");
        await using var shell = await shells.OpenAsync(ShellKind.ExchangeServer, "ex1.fabrikam.com", CancellationToken.None);
        return await shell.InvokeAsync(call, CancellationToken.None);
    }
}
