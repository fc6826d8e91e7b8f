namespace HybridTrust.Organizations;

public class ProfileErrorTests
{
    [Theory]
    [InlineData("version", "2", "$.version", "reads version 1")]
    [InlineData("version", "\"1\"", "$.version", "'1'")]
    [InlineData("version", "1e99", "$.version", "1e99")]
    [InlineData("name", "\"Fabrikam\"", "$.name", "'Fabrikam' is not a short name")]
    [InlineData("name", "\"f\"", "$.name", "is not a short name")]
    [InlineData("name", "\"fabrikam\\n\"", "$.name", "is not a short name")]
    [InlineData("name", "null", "$.name", "found null")]
    [InlineData("name", "[]", "$.name", "found a list")]
    [InlineData("exchangeOrganization", "\"00000000-0000-0000-0000-000000000000\"", "$.exchangeOrganization", "all zeros")]
    [InlineData("exchangeOrganization", "\"{4c9c2f6d-51e5-4a53-9e0e-8d2ac6c4a001}\"", "$.exchangeOrganization", "Expected a GUID")]
    [InlineData("tenant", "\"x\"", "$.tenant", "Expected an object, found 'x'")]
    [InlineData("tenant.id", "5", "$.tenant.id", "Expected a GUID, found 5")]
    [InlineData("tenant.cloud", "\"gobal\"", "$.tenant.cloud", "not a word")]
    [InlineData("tenant.cloud", "0", "$.tenant.cloud", "Expected a word, found 0")]
    [InlineData("tenant.coexistenceDomain", "\"@fabrikam.mail.onmicrosoft.com\"", "$.tenant.coexistenceDomain", "is not a domain")]
    [InlineData("verifiedDomain", "\"fabrikam\"", "$.verifiedDomain", "is not a domain")]
    [InlineData("verifiedDomain", "\"-fabrikam.com\"", "$.verifiedDomain", "is not a domain")]
    [InlineData("domainController", "\"10.0.0.1\"", "$.domainController", "is not a fully qualified server name")]
    [InlineData("domainController", "\"dc01\"", "$.domainController", "is not a fully qualified server name")]
    [InlineData("runners.exchange", "\"Exchange Runner\"", "$.runners.exchange", "is not a runner's name")]
    [InlineData("runners.skypeServer", "\"exchange-runner\"", "$.runners.skypeServer", "serves the Exchange site already")]
    [InlineData("runners.skypeServer", "null", "$.runners.skypeServer", "no runner serves it")]
    [InlineData("topology.servers", "[]", "$.topology.servers", "no Exchange server")]
    [InlineData("topology.servers", "{}", "$.topology.servers", "Expected a list of servers")]
    [InlineData("topology.servers.0", "\"ex01\"", "$.topology.servers[0]", "Expected an object")]
    [InlineData("topology.servers.0.fqdn", "\"ex01.fabrikam.com.\"", "$.topology.servers[0].fqdn", "is not a fully qualified")]
    [InlineData("topology.servers.1.fqdn", "\"EX01.Fabrikam.com\"", "$.topology.servers[1]", "is listed already at $.topology.servers[0]")]
    [InlineData("topology.servers.0.build", "\"15.2.2562\"", "$.topology.servers[0].build", "is not a build")]
    [InlineData("topology.servers.0.build", "\"16.0.1.1\"", "$.topology.servers[0].build", "is not a build")]
    [InlineData("topology.servers.0.build", "\"15.2.٢٥٦٢.17\"", "$.topology.servers[0].build", "is not a build")]
    [InlineData("topology.servers.0.adSite", "\"\"", "$.topology.servers[0].adSite", "Active Directory site")]
    [InlineData("topology.servers.0.role", "\"hub\"", "$.topology.servers[0].role", "not a word")]
    [InlineData("topology.servers.0.optional", "\"yes\"", "$.topology.servers[0].optional", "Expected true or false")]
    [InlineData("topology.skypePool.frontEnds", "[]", "$.topology.skypePool.frontEnds", "0 front ends")]
    [InlineData("topology.skypePool.frontEnds.1", "\"fe01.fabrikam.com\"", "$.topology.skypePool.frontEnds[1]", "is listed already")]
    [InlineData("topology.skypePool.sipDomain", "\"sip:fabrikam.com\"", "$.topology.skypePool.sipDomain", "is not a domain")]
    [InlineData("topology.skypePool", "null", "$.procedures[4]", "needs a Skype for Business Server pool")]
    [InlineData("topology.publicHosts.0", "\"https://mail.fabrikam.com/\"", "$.topology.publicHosts[0]", "is not a public host name")]
    [InlineData("topology.publicHosts.0", "\"*.fabrikam.com\"", "$.topology.publicHosts[0]", "is not a public host name")]
    [InlineData("topology.autodiscover", "\"\"", "$.topology.autodiscover", "is not a public host name")]
    [InlineData("procedures", "[]", "$.procedures", "0 procedures")]
    [InlineData("procedures.1", "\"preflight\"", "$.procedures[1]", "is listed already")]
    [InlineData("procedures.1", "\"exchange-online-oath\"", "$.procedures[1]", "is not a procedure")]
    [InlineData("legacy", "false", "$.procedures[2]", "Microsoft has retired")]
    [InlineData("optionalPrincipals.0", "\"00000000-0000-0000-0000-000000000000\"", "$.optionalPrincipals[0]", "all zeros")]
    [InlineData("approval.expiresAfterHours", "0", "$.approval.expiresAfterHours", "out of range")]
    [InlineData("approval.expiresAfterHours", "721", "$.approval.expiresAfterHours", "out of range")]
    [InlineData("approval.expiresAfterHours", "1.5", "$.approval.expiresAfterHours", "Expected a whole number")]
    [InlineData("approval.required", "null", "$.approval.required", "found null")]
    [InlineData("maintenanceWindow.days", "[]", "$.maintenanceWindow.days", "0 days")]
    [InlineData("maintenanceWindow.days.1", "\"saturday\"", "$.maintenanceWindow.days[1]", "is listed already")]
    [InlineData("maintenanceWindow.days.1", "\"sunnday\"", "$.maintenanceWindow.days[1]", "not a word")]
    [InlineData("maintenanceWindow.opens", "\"24:00\"", "$.maintenanceWindow.opens", "is not a time of day")]
    [InlineData("maintenanceWindow.closes", "\"22:00\"", "$.maintenanceWindow.closes", "closes when it opens")]
    [InlineData("freezes.0.from", "\"2026-12-20\"", "$.freezes[0].from", "is not a day and time")]
    [InlineData("freezes.0.from", "\"2026-12-20T00:00:00\"", "$.freezes[0].from", "with its offset")]
    [InlineData("freezes.0.from", "\"2026-02-31T00:00:00Z\"", "$.freezes[0].from", "no day and time of the calendar")]
    [InlineData("freezes.0.to", "\"2026-12-20T01:00:00+01:00\"", "$.freezes[0].to", "ends before it begins")]
    [InlineData("freezes.0.reason", "\"\"", "$.freezes[0].reason", "is not a reason")]
    [InlineData("freezes.0", "\"december\"", "$.freezes[0]", "Expected an object")]
    [InlineData("outsideWindow", "\"go\"", "$.outsideWindow", "not a word")]
    [InlineData("rotation.ticketDays", "150", "$.rotation.ticketDays", "not more than stageDays")]
    [InlineData("rotation.stageDays", "70", "$.rotation.stageDays", "not more than effectiveDays")]
    [InlineData("rotation.effectiveDays", "0", "$.rotation.effectiveDays", "out of range")]
    [InlineData("rotation.leadDays", "3", "$.rotation.leadDays", "out of range")]
    [InlineData("rotation.leadDays", "81", "$.rotation.leadDays", "too late")]
    [InlineData("rotation.validityDays", "29", "$.rotation.validityDays", "out of range")]
    [InlineData("rotation.validityDays", "99999999999999999999", "$.rotation.validityDays", "Expected a whole number")]
    [InlineData("testMailboxes.cloud", "\"proof\"", "$.testMailboxes.cloud", "is not an SMTP address")]
    [InlineData("testMailboxes.cloud", "\"Proof <proof@fabrikam.com>\"", "$.testMailboxes.cloud", "is not an SMTP address")]
    [InlineData("exchangeOnline", "\"Module\"", "$.exchangeOnline", "not a word")]
    public void A_single_mistake_is_a_single_error_at_its_place(string edit, string value, string path, string problem)
    {
        var error = Assert.Single(Profiles.Errors(Profiles.With(edit, value)));

        Assert.Equal(path, error.Path);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("name")]
    [InlineData("exchangeOrganization")]
    [InlineData("tenant")]
    [InlineData("tenant.id")]
    [InlineData("tenant.coexistenceDomain")]
    [InlineData("verifiedDomain")]
    [InlineData("domainController")]
    [InlineData("runners")]
    [InlineData("runners.exchange")]
    [InlineData("topology.servers")]
    [InlineData("topology.servers.0.fqdn")]
    [InlineData("topology.servers.0.build")]
    [InlineData("topology.servers.0.adSite")]
    [InlineData("topology.skypePool.fqdn")]
    [InlineData("topology.skypePool.sipDomain")]
    [InlineData("topology.skypePool.frontEnds")]
    [InlineData("procedures")]
    [InlineData("maintenanceWindow.days")]
    [InlineData("maintenanceWindow.opens")]
    [InlineData("maintenanceWindow.closes")]
    public void What_must_be_there_is_missed_by_name(string property)
    {
        var error = Assert.Single(Profiles.Errors(Profiles.With(property, null)));

        Assert.Equal($"'{property.Split('.')[^1]}' is missing.", error.Problem);
        Assert.EndsWith(property.Split('.')[^1], error.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("legcy", "legacy")]
    [InlineData("Rotation", "rotation")]
    [InlineData("testMailbox", "testMailboxes")]
    [InlineData("exchange_online", "exchangeOnline")]
    public void A_slip_in_a_name_is_answered_with_the_name_that_was_meant(string written, string meant)
    {
        var error = Assert.Single(Profiles.Errors(Profiles.With(written, "{}")));

        Assert.Equal($"$.{written}", error.Path);
        Assert.StartsWith($"Did you mean '{meant}'?", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_in_a_word_is_answered_too()
    {
        Assert.StartsWith(
            "Did you mean 'exchange-online-oauth'?",
            Assert.Single(Profiles.Errors(Profiles.With("procedures.1", "\"exchange-online-oath\""))).Remedy,
            StringComparison.Ordinal);
        Assert.Contains(
            "global, us-government-l4, us-government-l5, china, bleu, delos",
            Assert.Single(Profiles.Errors(Profiles.With("tenant.cloud", "\"mars\""))).Remedy,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_resembles_nothing_gets_the_list() =>
        Assert.StartsWith("Allowed are: ", Assert.Single(Profiles.Errors(Profiles.With("zzzzzzzz", "1"))).Remedy, StringComparison.Ordinal);

    [Fact]
    public void A_property_that_stands_twice_is_an_error()
    {
        var error = Assert.Single(Profiles.Errors(Profiles.Json.Replace("\"version\": 1,", "\"version\": 1, \"version\": 1,", StringComparison.Ordinal)));

        Assert.Equal("$.version", error.Path);
        Assert.Contains("twice", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("clientSecret")]
    [InlineData("API_TOKEN")]
    [InlineData("privateKey")]
    [InlineData("pfxFile")]
    public void A_secret_is_refused_and_never_repeated(string name)
    {
        foreach (var place in (string[])[name, $"tenant.{name}", $"topology.servers.0.{name}"])
        {
            var error = Assert.Single(Profiles.Errors(Profiles.With(place, "\"hunter2\"")));

            Assert.EndsWith(name, error.Path, StringComparison.Ordinal);
            Assert.Contains("Never put a secret into a profile", error.Problem, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_secret_inside_something_unknown_is_found_too()
    {
        var errors = Profiles.Errors(Profiles.With("vault", """{ "login": [ { "password": "hunter2" } ] }"""));

        Assert.Equal(["$.vault.login[0].password", "$.vault"], errors.Select(e => e.Path));
        Assert.DoesNotContain("hunter2", string.Join('\n', errors), StringComparison.Ordinal);
    }

    [Fact]
    public void No_mailbox_server_is_an_error_but_an_unreadable_role_is_only_its_own()
    {
        const string Edge = """[ { "fqdn": "edge01.fabrikam.com", "build": "15.2.2562.17", "adSite": "Perimeter", "role": "edge" } ]""";

        Assert.Contains("No server has the role 'mailbox'", Assert.Single(Profiles.Errors(Profiles.With("topology.servers", Edge))).Problem, StringComparison.Ordinal);
        var unreadable = Assert.Single(Profiles.Errors(Profiles.With("topology.servers", Edge.Replace("\"edge\"", "\"egde\"", StringComparison.Ordinal))));
        Assert.Equal("$.topology.servers[0].role", unreadable.Path);
    }

    [Fact]
    public void Five_hundred_servers_are_fine_and_one_more_is_not()
    {
        static string Servers(int count) =>
            $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"fqdn":"ex{{i}}.fabrikam.com","build":"15.2.2562.17","adSite":"S"}"""))}]";

        Profiles.Valid(Profiles.With("topology.servers", Servers(500)));
        Assert.Equal("The list has 501 servers.", Assert.Single(Profiles.Errors(Profiles.With("topology.servers", Servers(501)))).Problem);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"x\\udc00y\"")]
    public void A_lone_surrogate_is_no_text(string value) => Assert.Contains(
        "not valid text", Assert.Single(Profiles.Errors(Profiles.Json.Replace("\"fabrikam\"", value, StringComparison.Ordinal))).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_lone_surrogate_in_a_name_is_no_name() => Assert.Contains(
        "not valid text",
        Assert.Single(Profiles.Errors(Profiles.Json.Replace("\"$schema\"", "\"\\ud800\"", StringComparison.Ordinal))).Problem,
        StringComparison.Ordinal);

    [Fact]
    public void A_message_is_short_and_printable()
    {
        var value = "\\u001b[31m\\u202e" + new string('x', 100_000);

        var error = Assert.Single(Profiles.Errors(Profiles.Json.Replace("\"fabrikam\"", $"\"{value}\"", StringComparison.Ordinal)));

        Assert.InRange(error.Problem.Length, 1, 200);
        Assert.StartsWith("'?[31m?xxx", error.Problem, StringComparison.Ordinal);
    }
}
