using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Tests.Toys;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>The product's own functions for the auth certificate in a real PowerShell, with Windows' and Exchange's commands behind them played.</summary>
public sealed class AuthCertificateOperationTests : IDisposable
{
    private const string Destination = "ex02.fabrikam.com";
    private readonly BridgeFolder _folder = new();

    public AuthCertificateOperationTests()
    {
        var fakes = File.ReadAllText(_folder.At("FakeRotation.psm1"))
            .Replace("{folder}", Path.GetDirectoryName(_folder.At("x"))!.Replace('\\', '/'), StringComparison.Ordinal);
        var module = _folder.At("auth-certificate-operations.psm1");
        File.WriteAllText(module, File.ReadAllText(module).Replace("\nExport-ModuleMember", $"\n{fakes}\nExport-ModuleMember", StringComparison.Ordinal));
        Directory.CreateDirectory(_folder.At("bin"));
        File.WriteAllText(Path.Combine(_folder.At("bin"), "RemoteExchange.ps1"), "");
    }

    private static string Thumbprint => TestCertificates.Host.Thumbprint;

    public void Dispose() => _folder.Dispose();

    [PowerShellFact]
    public async Task A_new_auth_certificate_has_a_key_of_the_CryptoAPI_provider_and_the_life_that_was_asked_for()
    {
        var made = Assert.Single((await RunAsync("CreateAuthCertificate", ("ValidityDays", (CmdletValue)360L))).Objects);

        Assert.Equal(Thumbprint, made.Text("Thumbprint"));
        Assert.Equal(TestCertificates.Host.RawData, made.Bytes("RawData")!.Value.ToArray());
        Assert.Equal(
            ["create CN=Microsoft Exchange Server Auth Certificate; Microsoft Exchange Server Auth Certificate; Cert:\\LocalMachine\\My; " +
             "Microsoft RSA SChannel Cryptographic Provider; 2048; KeyExchange; Exportable; 360 days"],
            Calls());
    }

    [PowerShellFact]
    public async Task A_life_of_no_day_makes_nothing()
    {
        await Assert.ThrowsAsync<CmdletException>(() => RunAsync("CreateAuthCertificate", ("ValidityDays", (CmdletValue)0L)));

        Assert.Empty(Calls());
    }

    [PowerShellFact]
    public async Task A_copy_is_exported_and_imported_in_one_go_with_a_password_that_nobody_sees()
    {
        var copied = await CopyAsync();

        Assert.Equal(["connect True", "export True 64", $"import {Destination} 1,2,3 True True"], Calls());
        var only = Assert.Single(copied.Objects);
        Assert.Equal(["PrivateKeyReadable", "Thumbprint"], only.Properties.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Thumbprint, only.Text("Thumbprint"));
        Assert.True(only.Truth("PrivateKeyReadable"));
        var password = await File.ReadAllTextAsync(_folder.At("password"));
        Assert.DoesNotContain(password, only.Text("Thumbprint")!, StringComparison.Ordinal);
        Assert.Empty(copied.Warnings);
    }

    [PowerShellFact]
    public async Task Every_copy_has_a_password_of_its_own()
    {
        await CopyAsync();
        var first = await File.ReadAllTextAsync(_folder.At("password"));
        File.Delete(_folder.At("imported"));
        await CopyAsync();

        Assert.NotEqual(first, await File.ReadAllTextAsync(_folder.At("password")));
    }

    [PowerShellFact]
    public async Task What_is_there_with_its_key_is_not_exported_again()
    {
        await File.WriteAllTextAsync(_folder.At("imported"), "");

        Assert.Single((await CopyAsync()).Objects);
        Assert.Equal(["connect True"], Calls());
    }

    [PowerShellFact]
    public async Task A_key_that_may_not_leave_the_server_is_said_and_nothing_is_imported()
    {
        await File.WriteAllTextAsync(_folder.At("not-exportable"), "");

        var refused = await Assert.ThrowsAsync<CmdletException>(CopyAsync);

        Assert.Contains("may not be exportable", refused.Error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), call => call.StartsWith("import", StringComparison.Ordinal));
    }

    [PowerShellFact]
    public async Task Events_are_read_since_a_time_and_come_in_UTC()
    {
        var since = new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero);
        var only = Assert.Single((await RunAsync("ReadAuthAdminEvents", ("Since", since))).Objects);

        Assert.Equal("2014", only.Text("Id"));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero), only.Instant("Time"));
        Assert.Equal(["events Application; MSExchange AuthAdmin; 2026-11-20T01:02:03.0000000Z; True"], Calls());
    }

    [PowerShellFact]
    public async Task No_events_are_an_empty_answer() =>
        Assert.Empty((await RunAsync("ReadAuthAdminEvents", ("Since", new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero)))).Objects);

    [PowerShellFact]
    public async Task An_assertion_is_signed_with_the_servers_key_and_of_the_token_nothing_comes_back()
    {
        var answer = await TryAsync("""{ "Status": 200, "Body": "{\"access_token\":\"secret\"}" }""");

        Assert.True(answer.Truth("Accepted"));
        Assert.Equal((null, null), (answer.Text("Error"), answer.Text("Failure")));
        Assert.Equal(["Accepted", "Error", "Failure"], answer.Properties.Keys.Order(StringComparer.Ordinal));
        var sent = System.Web.HttpUtility.ParseQueryString(await File.ReadAllTextAsync(_folder.At("sent")));
        Assert.Equal(("client_credentials", Application, "https://graph.microsoft.com/.default"), (sent["grant_type"], sent["client_id"], sent["scope"]));
        var parts = sent["client_assertion"]!.Split('.');
        var header = System.Text.Json.JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        var claims = System.Text.Json.JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal(Thumbprint, Convert.ToHexString(Base64Url.DecodeFromChars(header.GetProperty("x5t").GetString())));
        Assert.Equal((Application, Application, TokenUrl), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString()));
        using var key = TestCertificates.Host.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [PowerShellFact]
    public async Task A_refusal_is_told_by_its_codes_and_never_by_its_text()
    {
        var answer = await TryAsync("""{ "Status": 401, "Body": "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS700027: la clef\",\"error_codes\":[700027]}" }""");

        Assert.False(answer.Truth("Accepted"));
        Assert.Equal(("invalid_client AADSTS700027", null), (answer.Text("Error"), answer.Text("Failure")));
    }

    [PowerShellFact]
    public async Task An_answer_that_is_none_of_a_token_service_and_none_at_all_are_told_apart()
    {
        Assert.Equal(("HTTP 502", null), Both(await TryAsync("""{ "Status": 502, "Body": "<html>" }""")));
        Assert.Equal((null, "NameResolutionFailure"), Both(await TryAsync("""{ "Status": null, "Body": "", "Failure": "NameResolutionFailure" }""")));
        Assert.Equal((null, "CertificateMissing"), Both(await TryAsync("{}", "00")));

        static (string?, string?) Both(CmdletObject answer) => (answer.Text("Error"), answer.Text("Failure"));
    }

    private const string Application = "6f1c8a34-0f0c-4b5e-9b8b-3a0f2f6f2b11";
    private const string TokenUrl = "https://login.microsoftonline.com/b8f1a7d2-64c3-4e0d-8a55-1d2e3f405162/oauth2/v2.0/token";

    private async Task<CmdletObject> TryAsync(string answer, string? thumbprint = null)
    {
        await File.WriteAllTextAsync(_folder.At("answer.json"), answer);
        await File.WriteAllBytesAsync(_folder.At("auth.pfx"), TestCertificates.Host.Export(X509ContentType.Pkcs12));
        return Assert.Single((await RunAsync(
            "TryClientAssertion", ("Thumbprint", thumbprint ?? Thumbprint), ("TokenUrl", TokenUrl), ("Application", Application), ("Scope", "https://graph.microsoft.com/.default"))).Objects);
    }

    private Task<CmdletResult> CopyAsync() => RunAsync("CopyAuthCertificate", ("Thumbprint", Thumbprint), ("Destination", Destination));

    private string[] Calls() => File.Exists(_folder.At("calls.txt")) ? File.ReadAllLines(_folder.At("calls.txt")) : [];

    private async Task<CmdletResult> RunAsync(string operation, params (string Name, CmdletValue? Value)[] parameters)
    {
        await using var shells = new PowerShellShells(
            _folder.Program, new ShellAccess(PowerShellConfig.Default, Path.GetDirectoryName(_folder.At("x"))!), PowerShellConfig.Default,
            OperationCatalogue.Default, TimeProvider.System, NullLogger.Instance);
        var shell = await shells.OpenAsync(ShellKind.Windows, "localhost", CancellationToken.None);
        return await shell.InvokeAsync(OperationCall.Of(operation, [.. parameters.Select(p => Toolbox.Given(p.Name, p.Value))]), CancellationToken.None);
    }
}
