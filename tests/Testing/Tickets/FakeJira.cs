using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Testing.Tickets;

/// <summary>A Jira with one issue, as far as its REST API is used.</summary>
public sealed class FakeJira : FakeSystem
{
    /// <summary>The key.</summary>
    public const string Key = "OPS-12";

    private readonly List<string> _comments = [];

    /// <summary>The transitions that the issue can go through now, id by name.</summary>
    public Dictionary<string, string> Transitions { get; } = new(StringComparer.Ordinal) { ["Start"] = "11", ["Done"] = "31" };

    /// <summary>The transitions made.</summary>
    public List<string> Made { get; } = [];

    /// <summary>Comments, oldest first.</summary>
    public IReadOnlyList<string> Comments
    {
        get
        {
            lock (Gate)
            {
                return [.. _comments];
            }
        }
    }

    public static async Task<FakeJira> StartAsync()
    {
        var system = new FakeJira();
        await system.OpenAsync();
        return system;
    }

    protected override FakeAnswer Answer(string method, string path, IQueryCollection query, IHeaderDictionary headers, string body) => (method, path) switch
    {
        ("GET", $"/rest/api/2/issue/{Key}/comment") => new FakeAnswer(200, new JsonObject
        {
            ["comments"] = new JsonArray([.. Enumerable.Reverse(_comments).Select(c => (JsonNode)new JsonObject { ["body"] = c })]),
        }),
        ("POST", $"/rest/api/2/issue/{Key}/comment") => Comment(JsonNode.Parse(body)!["body"]!.GetValue<string>()),
        ("GET", $"/rest/api/2/issue/{Key}/transitions") => new FakeAnswer(200, new JsonObject
        {
            ["transitions"] = new JsonArray([.. Transitions.Select(t => (JsonNode)new JsonObject { ["id"] = t.Value, ["name"] = t.Key })]),
        }),
        ("POST", $"/rest/api/2/issue/{Key}/transitions") => Move(JsonNode.Parse(body)!["transition"]!["id"]!.GetValue<string>()),
        _ => new FakeAnswer(404),
    };

    private FakeAnswer Comment(string text)
    {
        _comments.Add(text);
        return new FakeAnswer(201, new JsonObject { ["id"] = "1" });
    }

    private FakeAnswer Move(string id)
    {
        if (!Transitions.ContainsValue(id))
        {
            return new FakeAnswer(400);
        }

        Made.Add(id);
        Transitions.Clear();
        return new FakeAnswer(204);
    }
}
