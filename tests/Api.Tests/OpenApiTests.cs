using System.Text.Json;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Tests.Support;

namespace HybridTrust.Api.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_describes_every_route_and_no_other()
    {
        await using var host = await ApiHost.StartAsync();
        var paths = (await DocumentAsync(host)).GetProperty("paths");
        var described = paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}"));
        Assert.Equal(
            Routes(host).Select(r => $"{r.Method} {r.Pattern}").Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_operation_has_its_summary_answers_parameters_body_and_security()
    {
        await using var host = await ApiHost.StartAsync();
        var document = await DocumentAsync(host);
        foreach (var route in Routes(host))
        {
            var operation = document.GetProperty("paths").GetProperty(route.Pattern).GetProperty(route.Method.ToLowerInvariant());
            Assert.Equal(route.Summary, operation.GetProperty("summary").GetString());
            Assert.Equal(route.Name, operation.GetProperty("operationId").GetString());
            Assert.Equal(route.Group, Assert.Single(operation.GetProperty("tags").EnumerateArray()).GetString());
            Assert.Equal(
                route.Responses.Select(r => r.Status).Concat(route.ProblemStatuses()).Distinct().Order(),
                operation.GetProperty("responses").EnumerateObject().Select(r => int.Parse(r.Name)).Order());
            Assert.Equal(
                route.Query.Select(q => q.Name).Concat(route.HasId ? ["id"] : []).Order(StringComparer.Ordinal),
                Parameters(operation).Order(StringComparer.Ordinal));
            Assert.Equal(route.Body is not null, operation.TryGetProperty("requestBody", out _));
            Assert.Equal(
                [.. route.Roles.Count > 0 ? ["bearer"] : Array.Empty<string>(), .. route.SignedBy],
                operation.GetProperty("security").EnumerateArray().Select(s => Assert.Single(s.EnumerateObject()).Name));
        }

        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task Schemas_spell_names_as_the_answers_do()
    {
        await using var host = await ApiHost.StartAsync();
        var schemas = (await DocumentAsync(host)).GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("RunView").GetProperty("properties").TryGetProperty("requestedBy", out _));
        Assert.Contains("waiting-for-approval", schemas.GetProperty("RunPhase").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public async Task The_document_names_no_host_and_is_the_same_wherever_it_is_asked_for()
    {
        await using var one = await ApiHost.StartAsync();
        await using var other = await ApiHost.StartAsync();

        Assert.True((await DocumentAsync(one)).TryGetProperty("paths", out _));
        Assert.Equal("/", Assert.Single((await DocumentAsync(one)).GetProperty("servers").EnumerateArray()).GetProperty("url").GetString());
        Assert.Equal((await DocumentAsync(one)).GetRawText(), (await DocumentAsync(other)).GetRawText());
    }

    [Fact]
    public async Task The_document_keeps_the_rules_that_linters_ask_for()
    {
        await using var host = await ApiHost.StartAsync();
        var document = await DocumentAsync(host);
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => o.Value)).ToList();
        var schemes = document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(s => s.Name).ToHashSet();

        Assert.Equal(operations.Count, operations.Select(o => o.GetProperty("operationId").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.NotEmpty(operation.GetProperty("description").GetString()!);
            var security = operation.GetProperty("security").EnumerateArray().SelectMany(s => s.EnumerateObject().Select(n => n.Name)).ToList();
            Assert.All(security, name => Assert.Contains(name, schemes));
            var answers = operation.GetProperty("responses").EnumerateObject().ToList();
            Assert.Contains(answers, a => a.Name[0] is '2');
            Assert.True(security.Count == 0 || answers.Exists(a => a.Name is "401"), operation.GetProperty("operationId").GetString());
            Assert.All(answers, a => Assert.NotEmpty(a.Value.GetProperty("description").GetString()!));
            Assert.All(answers.Where(a => a.Name[0] is '4' or '5'), a => Assert.True(a.Value.GetProperty("content").TryGetProperty("application/problem+json", out _)));
        });
        Assert.All(document.GetProperty("tags").EnumerateArray(), t => Assert.NotEmpty(t.GetProperty("description").GetString()!));
        Assert.Equal("MIT", document.GetProperty("info").GetProperty("license").GetProperty("name").GetString());
    }

    private static IEnumerable<ApiRoute> Routes(ApiHost host) => host.Endpoints.Select(e => e.Metadata.GetMetadata<ApiRoute>()).OfType<ApiRoute>();

    private static IEnumerable<string> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()!)
        : [];

    private static async Task<JsonElement> DocumentAsync(ApiHost host)
    {
        var response = await host.GetAsync("/openapi/v1.json", token: null);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
