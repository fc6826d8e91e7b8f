using System.Text.Json.Nodes;
using HybridTrust.Simulation.EstateFiles;

namespace HybridTrust.Simulation.Tests;

public sealed class EstateFileTests
{
    [Fact]
    public async Task Every_error_is_reported_at_once_with_its_path()
    {
        var errors = await ErrorsAsync(file =>
        {
            file["version"] = 2;
            file["organization"] = "contoso";
            file["colour"] = "red";
            file["certificates"]!["auth"]!["issuedDaysAgo"] = "many";
            file["exchange"]!["language"] = "klingon";
            file["exchange"]!["authConfig"]!["current"] = "other";
            file["exchange"]!["servers"]!.AsObject().Remove("fab-ex02.fabrikam.com");
            file["exchange"]!["servers"]!["fab-ex09.fabrikam.com"] = new JsonObject();
            file["exchange"]!["servers"]!["fab-ex01.fabrikam.com"]!["certificates"]!["auth"]!["privateKey"] = "lost";
            file["exchange"]!["roleAssignments"]![0]!["account"] = "Nobody";
            file["exchange"]!["partnerApplications"]![0]!["applicationIdentifier"] = "exchange";
            file["exchange"]!["mailboxes"]![0] = "no-address";
            file["tenant"]!["principals"]![0]!["keys"]![0]!["certificate"] = "none";
            file["faults"]!.AsArray().Add(new JsonObject { ["name"] = "earthquake" });
        });

        var paths = errors.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in new[]
        {
            "$.version", "$.organization", "$.colour", "$.certificates['auth'].issuedDaysAgo", "$.exchange.language", "$.exchange.authConfig.current",
            "$.exchange.servers", "$.exchange.servers['fab-ex09.fabrikam.com']",
            "$.exchange.servers['fab-ex01.fabrikam.com'].certificates['auth'].privateKey", "$.exchange.roleAssignments[0].account",
            "$.exchange.partnerApplications[0].applicationIdentifier", "$.exchange.mailboxes[0]", "$.tenant.principals[0].keys[0].certificate",
            "$.faults[0]",
        })
        {
            Assert.Contains(path, paths);
        }
    }

    [Fact]
    public async Task Two_principals_of_one_application_are_an_error()
    {
        var errors = await ErrorsAsync(file => file["tenant"]!["principals"]![1]!["appId"] = TestEstate.ExchangeOnline.ToString());

        Assert.Contains("more than one principal", errors.Single().Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"exchange\":[],\"tenant\":3,\"certificates\":\"x\",\"faults\":{}}")]
    public async Task Text_that_is_no_estate_file_gets_errors_and_no_crash(string text)
    {
        var directory = TestEstate.NewDirectory();
        var refused = await Assert.ThrowsAsync<EstateFileException>(
            () => TestEstate.OpenAsync(directory, options: o => o with { EstateFile = text }));

        Assert.NotEmpty(refused.Errors);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_file_with_errors_leaves_a_directory_that_can_be_used()
    {
        var directory = TestEstate.NewDirectory();
        await Assert.ThrowsAsync<EstateFileException>(() => TestEstate.OpenAsync(directory, file => file["version"] = 9));

        await using var estate = await TestEstate.OpenAsync(directory);
        Assert.NotEmpty((await estate.RunAsync(Calls.Of("Get-AuthConfig"))).Objects);
    }

    [Fact]
    public async Task A_world_may_start_with_objects_that_stand_in_the_way()
    {
        await using var estate = await TestEstate.StartAsync(file =>
        {
            file["exchange"]!["mailUsers"]!.AsArray().Add(new JsonObject
            {
                ["name"] = "OldAccount",
                ["externalEmailAddress"] = "old@fabrikam.com",
                ["hidden"] = true,
            });
            file["exchange"]!["partnerApplications"]!.AsArray().Add(new JsonObject
            {
                ["name"] = "SfBLegacy",
                ["applicationIdentifier"] = TestEstate.Skype.ToString(),
                ["enabled"] = false,
            });
        });

        var user = (await estate.RunAsync(Calls.GetMailUser("OldAccount"))).Objects.Single();
        var partner = (await estate.RunAsync(Calls.Of("Get-PartnerApplication", Calls.P("Identity", "SfBLegacy")))).Objects.Single();

        Assert.True(user.Truth("HiddenFromAddressListsEnabled"));
        Assert.False(partner.Truth("Enabled"));
        Assert.Null(partner.Text("LinkedAccount"));
    }

    [Fact]
    public async Task A_staged_certificate_shows_as_next_with_its_date()
    {
        await using var estate = await TestEstate.StartAsync(
            file =>
            {
                file["certificates"]!["next"] = file["certificates"]!["auth"]!.DeepClone();
                file["exchange"]!["authConfig"]!["next"] = "next";
                file["exchange"]!["authConfig"]!["nextEffectiveInDays"] = 12;
            },
            o => o with { Now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), Time = new StoppedTime() });

        var config = (await estate.RunAsync(Calls.Of("Get-AuthConfig"))).Objects.Single();

        Assert.Matches("^[0-9A-F]{40}$", config.Text("NextCertificateThumbprint"));
        Assert.Equal(new DateTimeOffset(2030, 1, 13, 0, 0, 0, TimeSpan.Zero), config.Instant("NextCertificateEffectiveDate"));
    }

    private static async Task<IReadOnlyList<EstateFileError>> ErrorsAsync(Action<JsonNode> change)
    {
        var directory = TestEstate.NewDirectory();
        var refused = await Assert.ThrowsAsync<EstateFileException>(() => TestEstate.OpenAsync(directory, change));
        Directory.Delete(directory, recursive: true);
        return refused.Errors;
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    }
}
