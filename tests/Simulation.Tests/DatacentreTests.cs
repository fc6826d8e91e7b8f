using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class DatacentreTests(SharedEstate shared) : IClassFixture<SharedEstate>
{
    private readonly TestEstate _estate = shared.Estate;

    [Fact]
    public async Task AuthConfig_shows_the_current_certificate_and_empty_text_for_the_others()
    {
        var config = (await _estate.RunAsync(Of("Get-AuthConfig"))).Objects.Single();

        Assert.Matches("^[0-9A-F]{40}$", config.Text("CurrentCertificateThumbprint"));
        Assert.Equal("", config.Text("PreviousCertificateThumbprint"));
        Assert.Equal("", config.Text("NextCertificateThumbprint"));
        Assert.IsType<CmdletValue.Null>(config.Properties["NextCertificateEffectiveDate"]);
        Assert.Equal("00000002-0000-0ff1-ce00-000000000000", config.Text("ServiceName"));
        Assert.Equal("", config.Text("Realm"));
    }

    [Fact]
    public async Task The_auth_certificate_is_a_five_year_RSA_2048_certificate_and_comes_as_raw_data_alone()
    {
        var thumbprint = await CurrentThumbprint();
        var shown = (await _estate.RunAsync(Of("Get-ExchangeCertificate", P("Thumbprint", thumbprint)))).Objects.Single();
        var certificate = PublicCertificate.FromDer(shown.Bytes("RawData")!.Value.Span);

        Assert.Equal("RawData", Assert.Single(shown.Properties.Keys));
        Assert.Equal(thumbprint, certificate.Thumbprint);
        Assert.Equal("CN=Microsoft Exchange Server Auth Certificate", certificate.Subject);
        Assert.Equal(2048, certificate.RsaKeySize);
        Assert.Equal(1825, (certificate.NotAfter - certificate.NotBefore).Days);
    }

    [Fact]
    public async Task A_certificate_that_a_server_lacks_is_a_special_Rpc_error()
    {
        var error = await _estate.FailAsync(Of(
            "Get-ExchangeCertificate", P("Server", TestEstate.OtherServer), P("Thumbprint", new string('A', 40))));

        Assert.Equal("InvalidOperationException", error.Reason);
        Assert.Equal($"A special Rpc error occurs on server FAB-EX02: The certificate with thumbprint {new string('A', 40)} was not found.", error.Text);
    }

    [Fact]
    public async Task The_local_operation_reads_a_certificate_with_the_state_of_its_private_key()
    {
        var thumbprint = await CurrentThumbprint();
        var read = Of(LocalOperations.ReadCertificate, P("Thumbprint", thumbprint));
        var shown = (await _estate.RunAsync(read, TestEstate.OtherServer, "windows")).Objects.Single();

        Assert.Equal(thumbprint, shown.Text("Thumbprint"));
        Assert.True(shown.Truth("HasPrivateKey"));
        Assert.True(shown.Truth("PrivateKeyReadable"));
        Assert.Equal(thumbprint, PublicCertificate.FromDer(shown.Bytes("RawData")!.Value.Span).Thumbprint);
    }

    [Fact]
    public async Task A_part_of_a_thumbprint_matches_no_certificate()
    {
        var part = (await CurrentThumbprint())[..8];

        Assert.Empty((await _estate.RunAsync(Of(LocalOperations.ReadCertificate, P("Thumbprint", part)), kind: "windows")).Objects);
    }

    [Fact]
    public async Task Servers_are_listed_with_site_version_and_roles()
    {
        var servers = (await _estate.RunAsync(Of("Get-ExchangeServer"))).Objects;
        var one = (await _estate.RunAsync(Of("Get-ExchangeServer", P("Identity", "fab-ex02")))).Objects.Single();

        Assert.Equal($"{TestEstate.ShellServer} {TestEstate.OtherServer}", string.Join(' ', servers.Select(s => s.Text("Fqdn"))));
        Assert.Equal("FAB-EX02", one.Text("Name"));
        Assert.Equal("Version 15.1 (Build 2507.6)", one.Text("AdminDisplayVersion"));
        Assert.Equal("fabrikam.com/Configuration/Sites/Default-First-Site-Name", one.Text("Site"));
        Assert.True(one.Truth("IsMailboxServer"));
        Assert.False(one.Truth("IsEdgeServer"));
    }

    [Fact]
    public async Task The_organization_carries_the_profiles_GUID_and_a_name_that_says_simulated()
    {
        var organization = (await _estate.RunAsync(Of("Get-OrganizationConfig"))).Objects.Single();

        Assert.Equal(TestEstate.Profile.ExchangeOrganization, organization.Guid("Guid"));
        Assert.Contains("SIMULATED", organization.Text("Name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exchange_Online_is_already_a_partner_application()
    {
        var partner = (await _estate.RunAsync(Of("Get-PartnerApplication", P("Identity", "Exchange Online")))).Objects.Single();

        Assert.Equal(TestEstate.ExchangeOnline, partner.Guid("ApplicationIdentifier"));
        Assert.True(partner.Truth("Enabled"));
        Assert.Equal("fabrikam.com/Users/Exchange Online-ApplicationAccount", partner.Text("LinkedAccount"));
    }

    private async Task<string> CurrentThumbprint() =>
        (await _estate.RunAsync(Of("Get-AuthConfig"))).Objects.Single().Text("CurrentCertificateThumbprint")!;
}
