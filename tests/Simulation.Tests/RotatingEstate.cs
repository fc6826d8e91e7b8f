using System.Globalization;
using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Json;
using HybridTrust.Organizations;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>What a rotation asks of an estate, by hand: certificates, AuthConfig, and time that passes at once.</summary>
internal static class RotatingEstate
{
    public const string OtherController = "dc02.fabrikam.com";

    /// <summary>fab-ex01 stays in Paris with dc01, fab-ex02 is in Lyon with dc02.</summary>
    public static OrganizationProfile TwoSites(OrganizationProfile profile) => profile with
    {
        Topology = profile.Topology with
        {
            Servers = [profile.Topology.Servers[0] with { AdSite = "Paris" }, profile.Topology.Servers[1] with { AdSite = "Lyon" }],
            DomainControllers = [new() { Fqdn = OtherController, AdSite = "Lyon" }, new() { Fqdn = TestEstate.DomainController, AdSite = "Paris" }],
        },
    };

    public static Task<TestEstate> StartInTwoSitesAsync(int delaySeconds, Action<JsonNode>? change = null) => TestEstate.StartAsync(
        file =>
        {
            file["exchange"]!["replicationDelaySeconds"] = delaySeconds;
            change?.Invoke(file);
        },
        options => options with { Profile = TwoSites(options.Profile) });

    /// <summary>Lets hours of the estate's time pass; gives the time then.</summary>
    public static async Task<DateTimeOffset> PassAsync(this TestEstate estate, double hours) =>
        await estate.GoToAsync((await estate.NowAsync()).AddHours(hours));

    public static async Task<DateTimeOffset> GoToAsync(this TestEstate estate, DateTimeOffset to)
    {
        using var response = await estate.SetClockAsync(to);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await estate.NowAsync();
    }

    public static async Task<HttpResponseMessage> SetClockAsync(this TestEstate estate, DateTimeOffset to)
    {
        using var content = new StringContent($$"""{ "now": "{{to.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}" }""");
        return await estate.Http.PostAsync(new Uri("estate/clock", UriKind.Relative), content);
    }

    public static async Task<DateTimeOffset> NowAsync(this TestEstate estate) => (await estate.GetAsync("estate/clock")).GetProperty("now").GetDateTimeOffset();

    public static Task<CmdletResult> WindowsAsync(this TestEstate estate, string server, string operation, params KeyValuePair<string, CmdletValue?>[] parameters) =>
        estate.RunAsync(Of(operation, parameters), server, "windows");

    /// <summary>Makes an auth certificate; gives its thumbprint.</summary>
    public static async Task<string> CreateAsync(this TestEstate estate, string server = TestEstate.ShellServer, long days = 1825) =>
        (await estate.WindowsAsync(server, LocalOperations.CreateAuthCertificate, P("ValidityDays", days))).Objects.Single().Text("Thumbprint")!;

    public static Task<CmdletResult> CopyAsync(this TestEstate estate, string thumbprint, string to = TestEstate.OtherServer) =>
        estate.WindowsAsync(TestEstate.ShellServer, LocalOperations.CopyAuthCertificate, P("Thumbprint", thumbprint), P("Destination", to));

    public static async Task<CmdletObject?> HeldAsync(this TestEstate estate, string server, string thumbprint) =>
        (await estate.WindowsAsync(server, LocalOperations.ReadCertificate, P("Thumbprint", thumbprint))).Objects.SingleOrDefault();

    /// <summary>Names a certificate as the next one, hours from now.</summary>
    public static async Task<DateTimeOffset> StageAsync(this TestEstate estate, string thumbprint, double hours = 72, string server = TestEstate.ShellServer)
    {
        var date = (await estate.NowAsync()).AddHours(hours);
        await estate.RunAsync(Stage(thumbprint, date), server);
        return date;
    }

    public static OperationCall Stage(string thumbprint, DateTimeOffset date, bool force = true) => Of(
        "Set-AuthConfig", P("NewCertificateThumbprint", thumbprint), P("NewCertificateEffectiveDate", date),
        P("Force", force ? new CmdletValue.Switch() : null));

    public static async Task<CmdletObject> AuthConfigAsync(this TestEstate estate, string controller = TestEstate.DomainController) =>
        (await estate.RunAsync(Of("Get-AuthConfig", P("DomainController", controller)))).Objects.Single();

    public static async Task<string> CurrentAsync(this TestEstate estate, string controller = TestEstate.DomainController) =>
        (await estate.AuthConfigAsync(controller)).Text("CurrentCertificateThumbprint")!;

    /// <summary>The certificate that a server's processes hold.</summary>
    public static async Task<string> InUseAsync(this TestEstate estate, string server) =>
        (await estate.GetAsync("estate/state")).GetProperty("datacentre").GetProperty("servers").EnumerateArray()
            .Single(s => s.GetProperty("fqdn").GetString() == server).GetProperty("certificateInUse").GetString()!;

    public static async Task<IReadOnlyList<CmdletObject>> EventsAsync(this TestEstate estate, string server) =>
        (await estate.WindowsAsync(server, LocalOperations.ReadAuthAdminEvents, P("Since", DateTimeOffset.UnixEpoch))).Objects;

    public static async Task<IReadOnlyList<string>> KeysAsync(this TestEstate estate, Guid appId) =>
    [
        .. (await estate.GetAsync("estate/state")).GetProperty("tenant").GetProperty("principals").EnumerateArray()
            .Single(p => p.GetProperty("appId").GetGuid() == appId).GetProperty("keys").EnumerateArray()
            .Select(k => k.GetProperty("customKeyIdentifier").GetString()!),
    ];

    /// <summary>The status that a page of a server answers with.</summary>
    public static async Task<string?> StatusAsync(this TestEstate estate, string server, string path) =>
        (await estate.WindowsAsync(TestEstate.ShellServer, LocalOperations.ProbeUrl, P("Url", $"https://{server}/{path}"))).Objects.Single().Text("Status");

    /// <summary>Runs an operation past the session.</summary>
    public static async Task<int> SnapInAsync(this TestEstate estate, OperationCall call, string server = TestEstate.ShellServer)
    {
        using var content = new StringContent(TrustJson.Serialize(call));
        using var response = await estate.Http.PostAsync(new Uri($"shells/exchange-server/{server}?by=snap-in", UriKind.Relative), content);
        return (int)response.StatusCode;
    }
}
