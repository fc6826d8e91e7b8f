using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Tests.Toys;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>The local operations that any machine can carry out, on this one.</summary>
public sealed class WindowsOperationTests
{
    private static readonly OperationCatalogue Catalogue = OperationCatalogue.Of(
    [
        new(ShellKind.Windows, "ResolveName", [new("Name", ParameterType.Text, Mandatory: true, [])], ["Name", "Addresses"]),
        new(ShellKind.Windows, "ProbeUrl", [new("Url", ParameterType.Text, Mandatory: true, [])], ["Status", "Trusted", "AuthMetadata", "AuthMetadataThumbprints", "Failure"]),
    ]);

    [PowerShellFact]
    public async Task A_name_resolves_and_one_that_is_not_there_is_an_empty_answer()
    {
        await using var shells = Open();
        var local = Assert.Single((await InvokeAsync(shells, "ResolveName", "Name", "localhost")).Objects);

        Assert.Contains(local.List("Addresses"), a => IPAddress.IsLoopback(IPAddress.Parse(a)));
        Assert.Empty((await InvokeAsync(shells, "ResolveName", "Name", "no-such-host.invalid")).Objects);
    }

    [PowerShellFact]
    public async Task An_address_where_nothing_answers_says_so_and_one_without_https_is_not_asked()
    {
        await using var shells = Open();
        var closed = Assert.Single((await InvokeAsync(shells, "ProbeUrl", "Url", "https://127.0.0.1:1/")).Objects);
        var plain = Assert.Single((await InvokeAsync(shells, "ProbeUrl", "Url", "http://127.0.0.1:1/")).Objects);

        Assert.Null(closed.Text("Status"));
        Assert.False(closed.Truth("Trusted"));
        Assert.NotNull(closed.Text("Failure"));
        Assert.Equal("UnsupportedAddress", plain.Text("Failure"));
    }

    [PowerShellFact]
    public async Task A_certificate_that_is_not_trusted_is_told_apart_from_silence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeOneAsync(listener);
        await using var shells = Open();

        var answer = Assert.Single((await InvokeAsync(shells, "ProbeUrl", "Url", $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/metadata/json/1")).Objects);

        Assert.Equal("TrustFailure", answer.Text("Failure"));
        Assert.False(answer.Truth("Trusted"));
        await served;
    }

    private static async Task ServeOneAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(TestCertificates.Stranger);
            _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client hangs up on a certificate that it does not trust.
        }
    }

    private static PowerShellShells Open() => new(
        BridgeProgram.Find(), new ShellAccess(PowerShellConfig.Default, BridgeProgram.ScriptFolder), PowerShellConfig.Default, Catalogue, TimeProvider.System,
        NullLogger.Instance);

    private static async Task<CmdletResult> InvokeAsync(PowerShellShells shells, string operation, string parameter, string value)
    {
        var shell = await shells.OpenAsync(ShellKind.Windows, "localhost", CancellationToken.None);
        return await shell.InvokeAsync(OperationCall.Of(operation, Toolbox.Given(parameter, value)), CancellationToken.None);
    }
}
