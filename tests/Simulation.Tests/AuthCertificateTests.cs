using System.Security.Cryptography.X509Certificates;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>Auth certificates in the stores of servers, before AuthConfig knows of them.</summary>
public sealed class AuthCertificateTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_certificate_lives_as_long_as_asked_and_nothing_else_changes()
    {
        var transport = await TransportAsync();
        var config = await _estate.AuthConfigAsync();
        var made = (await _estate.WindowsAsync(TestEstate.ShellServer, LocalOperations.CreateAuthCertificate, P("ValidityDays", 360L))).Objects.Single();
        using var certificate = X509CertificateLoader.LoadCertificate(made.Bytes("RawData")!.Value.Span);

        Assert.Equal("CN=Microsoft Exchange Server Auth Certificate", certificate.Subject);
        Assert.Equal(certificate.Subject, certificate.Issuer);
        Assert.Equal(2048, certificate.GetRSAPublicKey()!.KeySize);
        Assert.Equal(360, (certificate.NotAfter - certificate.NotBefore).TotalDays, 0.1);
        Assert.Equal(made.Text("Thumbprint"), certificate.Thumbprint);
        Assert.True((await _estate.HeldAsync(TestEstate.ShellServer, certificate.Thumbprint))!.Truth("PrivateKeyReadable"));
        Assert.Null(await _estate.HeldAsync(TestEstate.OtherServer, certificate.Thumbprint));
        Assert.Equal(transport, await TransportAsync());
        Assert.Equal(config.Properties, (await _estate.AuthConfigAsync()).Properties);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(40_000)]
    public async Task A_life_that_makes_no_sense_is_refused(long days)
    {
        var refused = await _estate.FailAsync(Of(LocalOperations.CreateAuthCertificate, P("ValidityDays", days)), kind: "windows");

        Assert.Equal("ParameterBindingException", refused.Reason);
    }

    [Fact]
    public async Task A_copy_can_sign_and_a_second_copy_changes_nothing()
    {
        var thumbprint = await _estate.CreateAsync();
        var copied = (await _estate.CopyAsync(thumbprint)).Objects.Single();
        var state = (await _estate.GetAsync("estate/state")).GetRawText();
        await _estate.CopyAsync(thumbprint);

        Assert.True(copied.Truth("PrivateKeyReadable"));
        Assert.Equal(thumbprint, copied.Text("Thumbprint"));
        Assert.True((await _estate.HeldAsync(TestEstate.OtherServer, thumbprint))!.Truth("PrivateKeyReadable"));
        Assert.Equal(state, (await _estate.GetAsync("estate/state")).GetRawText());
    }

    [Fact]
    public async Task Nothing_is_copied_from_or_to_a_server_that_does_not_answer()
    {
        var thumbprint = await _estate.CreateAsync();
        await _estate.SwitchOnAsync("server-unreachable", $$"""{ "server": "{{TestEstate.OtherServer}}" }""");

        Assert.Equal(CmdletErrorKind.Unreachable, (await _estate.FailAsync(Copy(thumbprint), kind: "windows")).Kind);
        Assert.Equal(CmdletErrorKind.Unreachable, (await _estate.FailAsync(Copy(thumbprint), TestEstate.OtherServer, "windows")).Kind);
    }

    [Fact]
    public async Task A_key_that_cannot_be_used_or_that_the_store_lacks_is_not_copied()
    {
        var thumbprint = await _estate.CreateAsync();
        Assert.Contains(new string('A', 40), (await _estate.FailAsync(Copy(new string('A', 40)), kind: "windows")).Text, StringComparison.Ordinal);
        await _estate.SwitchOnAsync("private-key-unreadable");

        Assert.Contains("no private key", (await _estate.FailAsync(Copy(thumbprint), kind: "windows")).Text, StringComparison.Ordinal);
        Assert.Null(await _estate.HeldAsync(TestEstate.OtherServer, thumbprint));
    }

    [Fact]
    public async Task A_key_that_may_not_leave_its_server_is_not_copied()
    {
        await using var estate = await TestEstate.StartAsync(file =>
        {
            file["exchange"]!["servers"]![TestEstate.ShellServer]!["certificates"]!["auth"]!["exportable"] = false;
            file["exchange"]!["servers"]![TestEstate.OtherServer]!["certificates"]!.AsObject().Remove("auth");
        });

        Assert.Contains("exportable", (await estate.FailAsync(Copy(await estate.CurrentAsync()), kind: "windows")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_whose_key_is_broken_says_that_it_holds_the_certificate_already()
    {
        await using var estate = await TestEstate.StartAsync(file =>
            file["exchange"]!["servers"]![TestEstate.OtherServer]!["certificates"]!["auth"]!["privateKey"] = "unreadable");

        Assert.Contains("already exists", (await estate.FailAsync(Copy(await estate.CurrentAsync()), kind: "windows")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nothing_refers_to_can_be_removed_and_removing_it_again_is_no_error()
    {
        var thumbprint = await _estate.CreateAsync();
        await _estate.CopyAsync(thumbprint);
        await _estate.WindowsAsync(TestEstate.OtherServer, LocalOperations.RemoveCertificate, P("Thumbprint", thumbprint));
        await _estate.WindowsAsync(TestEstate.OtherServer, LocalOperations.RemoveCertificate, P("Thumbprint", thumbprint));

        Assert.Null(await _estate.HeldAsync(TestEstate.OtherServer, thumbprint));
        Assert.NotNull(await _estate.HeldAsync(TestEstate.ShellServer, thumbprint));
    }

    [Fact]
    public async Task What_AuthConfig_or_transport_or_a_web_site_refers_to_stays()
    {
        var next = await _estate.CreateAsync();
        await _estate.StageAsync(next);
        foreach (var used in new[] { await _estate.CurrentAsync(), next, (await TransportAsync())! })
        {
            var refused = await _estate.FailAsync(Of(LocalOperations.RemoveCertificate, P("Thumbprint", used)), kind: "windows");

            Assert.Contains(used, refused.Text, StringComparison.Ordinal);
            Assert.NotNull(await _estate.HeldAsync(TestEstate.ShellServer, used));
        }
    }

    [Theory]
    [InlineData("CreateAuthCertificate", "Days")]
    [InlineData("CopyAuthCertificate", "Password")]
    [InlineData("RemoveCertificate", "Force")]
    [InlineData("ReadAuthAdminEvents", "Log")]
    public async Task An_argument_that_an_operation_does_not_have_is_refused(string operation, string argument)
    {
        var refused = await _estate.FailAsync(Of(operation, P(argument, "x")), kind: "windows");

        Assert.Equal(CmdletErrorKind.NotSupported, refused.Kind);
    }

    [Fact]
    public async Task Keys_that_were_made_and_copied_stay_where_keys_are()
    {
        await _estate.CopyAsync(await _estate.CreateAsync());
        var state = (await _estate.GetAsync("estate/state")).GetRawText();
        var keys = Directory.GetFiles(Path.Combine(_estate.Directory, "keys"));

        Assert.Equal(4, keys.Length);
        foreach (var key in keys)
        {
            // The second half of a key's file holds its primes and exponents; the first one is public.
            var secret = (await File.ReadAllBytesAsync(key))[600..660];
            Assert.All([0, 1, 2], start => Assert.DoesNotContain(Convert.ToBase64String(secret[start..(start + 24)]), state, StringComparison.Ordinal));
        }
    }

    private static OperationCall Copy(string thumbprint) =>
        Of(LocalOperations.CopyAuthCertificate, P("Thumbprint", thumbprint), P("Destination", TestEstate.OtherServer));

    private async Task<string?> TransportAsync() =>
        (await _estate.RunAsync(Of("Get-TransportService", P("Identity", TestEstate.ShellServer)))).Objects.Single().Text("InternalTransportCertificateThumbprint");
}
