using System.Text;
using HybridTrust.Json;

namespace HybridTrust.Organizations;

public class ProfileReaderTests
{
    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var profile = Profiles.Valid(Profiles.Json);

        Assert.Equal("fabrikam", profile.Name);
        Assert.Equal(Cloud.UsGovernmentL4, profile.Tenant.Cloud);
        Assert.Equal([ExchangeRole.Mailbox, ExchangeRole.Mailbox, ExchangeRole.Edge], profile.Topology.Servers.Select(s => s.Role));
        Assert.True(profile.Topology.Servers[1].Optional);
        Assert.Equal(["fe01.fabrikam.com", "fe02.fabrikam.com"], profile.Topology.SkypePool!.FrontEnds);
        Assert.Equal(new TimeOnly(4, 30), profile.MaintenanceWindow!.Closes);
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], profile.MaintenanceWindow.Days);
        Assert.Equal(ProcedureIds.All, profile.Procedures);
        Assert.Equal(new RotationPolicy { TicketDays = 200, StageDays = 150, EffectiveDays = 70, LeadDays = 40, ValidityDays = 730 }, profile.Rotation);
        Assert.Equal(new ApprovalPolicy { Required = false, ExpiresAfterHours = 24 }, profile.Approval);
        Assert.Equal(ExchangeOnlineAccess.Rest, profile.ExchangeOnline);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var profile = Profiles.Valid(
            """
            {
              "version": 1, "name": "small", "exchangeOrganization": "4c9c2f6d-51e5-4a53-9e0e-8d2ac6c4a001",
              "tenant": { "id": "9b0c1d2e-3f40-4a5b-8c6d-7e8f90a1b2c3", "coexistenceDomain": "small.mail.onmicrosoft.com" },
              "verifiedDomain": "small.example", "domainController": "dc.small.example", "runners": { "exchange": "runner" },
              "topology": { "servers": [ { "fqdn": "ex.small.example", "build": "15.2.2562.17", "adSite": "Site" } ] },
              "procedures": [ "teams-partners" ], "maintenanceWindow": null
            }
            """);

        Assert.True(profile.Approval.Required);
        Assert.Equal(new RotationPolicy(), profile.Rotation);
        Assert.Null(profile.MaintenanceWindow);
        Assert.Null(profile.Topology.SkypePool);
        Assert.False(profile.Legacy);
        Assert.Equal(ExchangeOnlineAccess.Module, profile.ExchangeOnline);
    }

    [Fact]
    public void A_profile_written_out_reads_back_equal()
    {
        var profile = Profiles.Valid(Profiles.Json);

        Assert.Equal(Profiles.Canonical(profile), Profiles.Canonical(Profiles.Valid(TrustJson.Serialize(profile))));
        Assert.Equal(Profiles.Canonical(profile), Profiles.Canonical(TrustJson.Deserialize<OrganizationProfile>(TrustJson.Serialize(profile))));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_fine()
    {
        var json = "// who: the messaging team\n" + Profiles.Json.Replace("\"exchangeOnline\": \"rest\"", "/* supported? */ \"exchangeOnline\": \"rest\",", StringComparison.Ordinal);

        Profiles.Valid(json);
        Assert.IsType<ProfileReading.Valid>(ProfileReader.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(json)).ToArray(), "f.json"));
    }

    [Fact]
    public void What_is_not_json_is_told_by_line_and_column()
    {
        var error = Assert.Single(Profiles.Errors("{\n  \"version\": 1\n  \"name\": \"fabrikam\"\n}"));

        Assert.Equal("$", error.Path);
        Assert.Contains("line 3, column 3", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":}")]
    [InlineData("\"\ud800\"")]
    [InlineData("\u0000")]
    public void Text_that_is_no_profile_has_one_clear_error(string json) => Assert.Single(Profiles.Errors(json));

    [Theory]
    [InlineData("[]", "a list")]
    [InlineData("null", "null")]
    [InlineData("17", "17")]
    [InlineData("\"x\"", "'x'")]
    public void A_file_that_is_no_object_says_what_it_is(string json, string found)
    {
        Assert.Contains(Profiles.Errors(json), e => e.Path == "$" && e.Problem == $"Expected an object, found {found}.");
        Assert.DoesNotContain(Profiles.Errors(json), e => e.Problem.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Utf_16_is_told_to_be_saved_as_utf_8()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Profiles.Json)).ToArray();

        var error = Assert.Single(Assert.IsType<ProfileReading.Invalid>(ProfileReader.Read(bytes, "f.json")).Errors);
        Assert.Equal("Save it as UTF-8.", error.Remedy);
    }

    [Fact]
    public void A_file_above_one_mebibyte_is_not_parsed() =>
        Assert.Contains("1 MiB", Assert.Single(Profiles.Errors(Profiles.Json + new string(' ', 1 << 20))).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_an_error_and_no_crash()
    {
        Assert.Single(Profiles.Errors(new string('[', 500_000)));
        Assert.Single(Profiles.Errors("{\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", 100)) + "1" + new string('}', 101)));
    }

    [Fact]
    public void All_errors_come_at_once_and_name_the_file()
    {
        var json = Profiles.With("tenant.id", "\"x\"");
        json = Profiles.Edit(json, "topology.servers.1.fqdn", "\"not a name\"");
        json = Profiles.Edit(json, "topology.skypePool", null);
        json = Profiles.Edit(json, "rotation.leadDays", "2");
        json = Profiles.Edit(json, "verifiedDomain", null);

        var reading = Assert.IsType<ProfileReading.Invalid>(ProfileReader.Read(json, "fabrikam.json"));

        Assert.Equal(
            ["$.tenant.id", "$.verifiedDomain", "$.topology.servers[1].fqdn", "$.rotation.leadDays", "$.procedures[4]"],
            reading.Errors.Select(e => e.Path));
        Assert.StartsWith("fabrikam.json: $.tenant.id: ", reading.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void More_errors_than_anyone_reads_are_counted()
    {
        var json = Profiles.With("extra", "1")[..^1] + string.Concat(Enumerable.Range(0, 600).Select(i => $",\"p{i}\":1")) + "}";

        var errors = Profiles.Errors(json);

        Assert.Equal(501, errors.Count);
        Assert.Equal("There are 101 more errors.", errors[^1].Problem);
    }
}
