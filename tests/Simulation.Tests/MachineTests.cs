using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class MachineTests
{
    private static readonly OperationCall ReadHost = Of(LocalOperations.ReadHost, P("ScheduledTask", "Daily Auth Certificate Check"));

    [Fact]
    public async Task A_server_that_the_file_says_nothing_of_is_healthy()
    {
        await using var estate = await TestEstate.StartAsync();

        var host = (await estate.RunAsync(ReadHost, TestEstate.OtherServer, "windows")).Objects.Single();

        Assert.InRange(host.Instant("Clock")!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));
        Assert.Equal("0", host.Text("UtcOffsetMinutes"));
        Assert.Equal("15.1.2507.61", host.Text("ExSetupVersion"));
        Assert.True(host.Truth("Tls12Client"));
        Assert.True(host.Truth("DotNetSystemTls"));
        Assert.Null(host.Text("WinHttpProxy"));
        Assert.Null(host.Text("ScheduledTaskState"));
        Assert.Equal(3, host.List("IisBindings").Count);
    }

    [Fact]
    public async Task What_the_file_says_of_Windows_is_what_a_shell_reads()
    {
        await using var estate = await TestEstate.StartAsync(file => file["windows"] = JsonNode.Parse($$"""
            { "{{TestEstate.OtherServer}}": {
                "clockOffsetSeconds": -3600, "utcOffsetMinutes": 60, "tls12Client": false, "dotNetSystemTls": false,
                "winHttpProxy": "http://proxy:8080", "exSetupVersion": "15.1.2507.55",
                "scheduledTasks": [{ "name": "daily auth certificate check", "enabled": false }],
                "inactiveComponents": ["ServerWideOffline"] } }
            """));

        var host = (await estate.RunAsync(ReadHost, TestEstate.OtherServer, "windows")).Objects.Single();

        Assert.InRange(host.Instant("Clock")!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-61), TimeProvider.System.GetUtcNow().AddMinutes(-59));
        Assert.Equal("60", host.Text("UtcOffsetMinutes"));
        Assert.False(host.Truth("Tls12Client"));
        Assert.False(host.Truth("DotNetSystemTls"));
        Assert.Equal("http://proxy:8080", host.Text("WinHttpProxy"));
        Assert.Equal("15.1.2507.55", host.Text("ExSetupVersion"));
        Assert.Equal("Disabled", host.Text("ScheduledTaskState"));
        var states = (await estate.RunAsync(Of("Get-ServerComponentState", P("Identity", TestEstate.OtherServer)))).Objects;
        Assert.All(states, s => Assert.Equal("Inactive", s.Text("State")));
        Assert.True(states.Count > 5);
    }

    [Fact]
    public async Task One_component_can_be_asked_for_and_taken_out_by_itself()
    {
        await using var estate = await TestEstate.StartAsync(
            file => file["windows"] = JsonNode.Parse($$"""{ "{{TestEstate.OtherServer}}": { "inactiveComponents": ["HubTransport"] } }"""));

        Assert.Equal("Inactive", await StateAsync(estate, TestEstate.OtherServer, "HubTransport"));
        Assert.Equal("Active", await StateAsync(estate, TestEstate.OtherServer, "ServerWideOffline"));
        Assert.Equal("Active", await StateAsync(estate, TestEstate.ShellServer, "HubTransport"));
    }

    [Fact]
    public async Task The_component_state_of_a_server_that_is_down_is_an_error_and_not_an_answer()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.SwitchOnAsync("server-unreachable", $$"""{ "server": "{{TestEstate.OtherServer}}" }""");

        Assert.Equal("RpcException", (await estate.FailAsync(Of("Get-ServerComponentState", P("Identity", TestEstate.OtherServer)))).Reason);
    }

    [Fact]
    public async Task The_internal_transport_certificate_is_what_the_file_names_else_the_SMTP_certificate_that_is_not_the_auth_certificate()
    {
        await using var estate = await TestEstate.StartAsync(
            file => file["exchange"]!["servers"]![TestEstate.OtherServer]!["transportCertificate"] = "auth");
        var auth = (await estate.RunAsync(Of("Get-AuthConfig"))).Objects.Single().Text("CurrentCertificateThumbprint");

        var services = (await estate.RunAsync(Of("Get-TransportService"))).Objects;

        Assert.Equal(["FAB-EX01", "FAB-EX02"], services.Select(s => s.Text("Name")));
        Assert.NotEqual(auth, services[0].Text("InternalTransportCertificateThumbprint"));
        Assert.Equal(auth, services[1].Text("InternalTransportCertificateThumbprint"));
    }

    [Fact]
    public async Task What_is_wrong_with_the_windows_part_is_told_with_its_path()
    {
        var directory = TestEstate.NewDirectory();
        var wrong = await Assert.ThrowsAsync<EstateFiles.EstateFileException>(() => TestEstate.OpenAsync(directory, file => file["windows"] = JsonNode.Parse($$"""
            { "nobody.fabrikam.com": {}, "{{TestEstate.OtherServer}}": { "inactiveComponents": ["Coffee"], "clockOffsetSeconds": "late", "colour": "red" } }
            """)));
        System.IO.Directory.Delete(directory, recursive: true);

        Assert.Equal(
            [
                "$.windows['fab-ex02.fabrikam.com'].clockOffsetSeconds", "$.windows['fab-ex02.fabrikam.com'].colour",
                "$.windows['fab-ex02.fabrikam.com'].inactiveComponents[0]", "$.windows['nobody.fabrikam.com']",
            ],
            wrong.Errors.Select(e => e.Path).Order(StringComparer.Ordinal));
    }

    private static async Task<string?> StateAsync(TestEstate estate, string server, string component) => (await estate.RunAsync(
        Of("Get-ServerComponentState", P("Identity", server), P("Component", component)))).Objects.Single().Text("State");
}
