using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.ExchangeOnline;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Organizations;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class ExchangeOnlineRestTests
{
    private const string Tenant = "4f3a2e61-9d3b-4a53-8a59-6a8b7f3f2a10";
    private static readonly Operation Get = new(
        ShellKind.ExchangeOnline, "Get-Thing", [new("Identity", ParameterType.Text, Mandatory: false, [])], ["Name", "Enabled", "Domains", "WhenCreated"]);

    private static readonly Operation Set = new(
        ShellKind.ExchangeOnline, "Set-Thing",
        [new("Identity", ParameterType.Text, Mandatory: true, []), new("Enabled", ParameterType.Truth, Mandatory: false, []),
         new("Force", ParameterType.Switch, Mandatory: false, []), new("Domains", ParameterType.List, Mandatory: false, [])],
        []);

    private readonly HurriedTime _time = new();

    [Fact]
    public async Task A_cmdlet_goes_into_the_body_with_the_headers_the_service_wants()
    {
        await using var service = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, "{\"value\":[]}"));
        await using var rest = Rest(service);

        await RunAsync(rest, OperationCall.Of("Set-Thing", new("Identity", "a"), new("Enabled", false), new("Force", new CmdletValue.Switch()), new("Domains", new[] { "x", "y" })));

        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", $"/adminapi/beta/{Tenant}/InvokeCommand"), (request.Method, request.Target));
        Assert.Equal("Bearer Write-token", request.Header("Authorization"));
        Assert.Equal($"APP:SystemMailbox{{bb558c35-97f1-4cb9-8ff7-d53741dc928c}}@{Tenant}", request.Header("X-AnchorMailbox"));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"CmdletInput":{"CmdletName":"Set-Thing","Parameters":{"Domains":["x","y"],"Enabled":false,"Force":true,"Identity":"a"}}}"""),
            JsonNode.Parse(request.Body)));
    }

    [Fact]
    public async Task All_pages_are_read_typed_and_only_what_the_catalogue_reads()
    {
        await using var service = await FakeService.StartAsync((context, request) => AnswerAsync(context, 200, request.Target.Contains("page2", StringComparison.Ordinal)
            ? """{"value":[{"Name":"two"}]}"""
            : $$"""
              {"@adminapi.warnings":["careful"],"@odata.nextLink":"http://{{context.Request.Host}}/adminapi/beta/page2",
               "value":[{"Name":"one","Enabled":true,"Domains@data.type":"System.Collections.ArrayList","Domains":["a","b"],
                         "WhenCreated@data.type":"System.DateTime","WhenCreated":"2026-11-21T05:00:00Z","Secret":"x"}]}
              """));
        await using var rest = Rest(service);

        var result = await RunAsync(rest, OperationCall.Of("get-thing"));

        Assert.Equal(["one", "two"], result.Objects.Select(o => o.Text("Name")));
        Assert.True(result.Objects[0].Truth("Enabled"));
        Assert.Equal(["a", "b"], result.Objects[0].List("Domains"));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero), result.Objects[0].Instant("WhenCreated"));
        Assert.Null(result.Objects[0].Text("Secret"));
        Assert.Equal(["careful"], result.Warnings);
        Assert.All(service.Requests, r => Assert.Equal("Bearer Read-token", r.Header("Authorization")));
    }

    [Fact]
    public async Task A_next_page_on_another_host_does_not_get_the_token()
    {
        await using var elsewhere = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, "{\"value\":[]}"));
        await using var service = await FakeService.StartAsync(
            (context, _) => AnswerAsync(context, 200, $$"""{"@odata.nextLink":"{{elsewhere.Url}}","value":[]}"""));
        await using var rest = Rest(service);

        await Assert.ThrowsAsync<CmdletException>(() => RunAsync(rest, OperationCall.Of("Get-Thing")));
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(404, "NotFound", "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|gibt es nicht", CmdletErrorKind.NotFound)]
    [InlineData(400, "BadRequest", "Ex1|Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException|existe déjà", CmdletErrorKind.AlreadyExists)]
    [InlineData(400, "BadRequest", "something without a type", CmdletErrorKind.Other)]
    [InlineData(403, "Forbidden", "no", CmdletErrorKind.Denied)]
    [InlineData(503, "Busy", "later", CmdletErrorKind.Unreachable)]
    public async Task Errors_are_told_apart_by_type_and_not_by_text(int status, string code, string message, CmdletErrorKind kind)
    {
        await using var service = await FakeService.StartAsync((context, _) => AnswerAsync(
            context, status, $$$"""{"error":{"code":"{{{code}}}","message":"Error executing cmdlet","details":[{"code":"Client","message":"{{{message}}}"}]}}"""));
        await using var rest = Rest(service);

        var failure = await Assert.ThrowsAsync<CmdletException>(() => RunAsync(rest, OperationCall.Of("Get-Thing")));

        Assert.Equal(kind, failure.Error.Kind);
        Assert.Equal("tenant", failure.Server);
    }

    [Fact]
    public async Task A_change_that_may_have_been_made_is_not_sent_twice()
    {
        await using var service = await FakeService.StartAsync((context, _) => AnswerAsync(context, 503, "{}"));
        await using var rest = Rest(service);

        await Assert.ThrowsAsync<CmdletException>(() => RunAsync(rest, OperationCall.Of("Set-Thing", KeyValuePair.Create<string, CmdletValue?>("Identity", "a"))));
        Assert.Single(service.Requests);

        await Assert.ThrowsAsync<CmdletException>(() => RunAsync(rest, OperationCall.Of("Get-Thing")));
        Assert.Equal(6, service.Requests.Count);
    }

    [Theory]
    [InlineData("Remove-Everything", CmdletErrorKind.NotSupported)]
    [InlineData("Set-Thing", CmdletErrorKind.NotSupported)]
    public async Task What_the_catalogue_does_not_bind_never_leaves_the_host(string cmdlet, CmdletErrorKind kind)
    {
        await using var service = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, "{}"));
        await using var rest = Rest(service);

        var failure = await Assert.ThrowsAsync<CmdletException>(() => RunAsync(rest, OperationCall.Of(cmdlet)));

        Assert.Equal(kind, failure.Error.Kind);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Only_Exchange_Online_is_opened()
    {
        await using var service = await FakeService.StartAsync((_, _) => Task.CompletedTask);
        await using var rest = Rest(service);

        await Assert.ThrowsAsync<CmdletException>(() => rest.OpenAsync(ShellKind.ExchangeServer, "ex01", CancellationToken.None));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"value\":[{\"WhenCreated@data.type\":\"System.DateTime\",\"WhenCreated\":\"tomorrow\"}]}")]
    [InlineData("[]")]
    public async Task An_answer_that_cannot_be_read_is_an_error_of_the_cmdlet(string body)
    {
        await using var service = await FakeService.StartAsync((context, _) => AnswerAsync(context, 200, body));
        await using var rest = Rest(service);

        await Assert.ThrowsAsync<CmdletException>(() => RunAsync(rest, OperationCall.Of("Get-Thing")));
    }

    private static async Task<CmdletResult> RunAsync(ExchangeOnlineRest rest, OperationCall call)
    {
        await using var shell = await rest.OpenAsync(ShellKind.ExchangeOnline, "tenant", CancellationToken.None);
        return await shell.InvokeAsync(call, CancellationToken.None);
    }

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    private ExchangeOnlineRest Rest(FakeService service) => new(
        CloudTable.Of(Cloud.Global) with { ExchangeOnline = service.Url },
        new NamedTokens(),
        new Tenant { Id = new Guid(Tenant), CoexistenceDomain = "x.mail.onmicrosoft.com" },
        _time,
        name => new[] { Get, Set }.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)));

    private sealed class NamedTokens : ITenantCredentials
    {
        public global::Azure.Core.TokenCredential For(Guid tenantId, Access access) => new EstateCredential($"{access}-token", TimeProvider.System);
    }
}
