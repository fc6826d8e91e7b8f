using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Testing.Tickets;

/// <summary>A Jira with one issue, as far as its REST API is used.</summary>
public sealed class FakeJira : FakeSystem
{
    /// <summary>The issue's key.</summary>
    public const string Key = "OPS-12";

    private const string Issues = "/rest/api/2/issue/";

    private readonly List<string> _comments = [];
    private readonly List<FakeOpened> _opened = [];

    /// <summary>The transitions that the issue can go through now, id by name.</summary>
    public Dictionary<string, string> Transitions { get; } = new(StringComparer.Ordinal) { ["Start"] = "11", ["Done"] = "31" };

    /// <summary>The transitions made.</summary>
    public List<string> Made { get; } = [];

    /// <summary>Whether it is one on premises, whose search is at its old address.</summary>
    public bool OnPremises { get; set; }

    /// <summary>The issues that were opened, oldest first.</summary>
    public IReadOnlyList<FakeOpened> Opened
    {
        get
        {
            lock (Gate)
            {
                return [.. _opened];
            }
        }
    }

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
        ("POST", "/rest/api/2/issue") => Open(JsonNode.Parse(body)!["fields"]!.AsObject()),
        ("GET", "/rest/api/2/search/jql") when !OnPremises => Found(query["jql"].ToString()),
        ("GET", "/rest/api/2/search") => OnPremises ? Found(query["jql"].ToString()) : new FakeAnswer(410),
        ("GET", _) when OpenedAt(path) is { } issue => new FakeAnswer(200, new JsonObject
        {
            ["comments"] = new JsonArray([.. issue.Comments.Select(c => (JsonNode)new JsonObject { ["body"] = c })]),
        }),
        ("POST", _) when OpenedAt(path) is { } issue => CommentOn(issue, JsonNode.Parse(body)!["body"]!.GetValue<string>()),
        _ => new FakeAnswer(404),
    };

    private static FakeAnswer CommentOn(FakeOpened issue, string text)
    {
        issue.Comments.Add(text);
        return new FakeAnswer(201, new JsonObject { ["id"] = "1" });
    }

    private FakeOpened? OpenedAt(string path) => _opened.Find(o => path == $"{Issues}{o.Id}/comment");

    private FakeAnswer Found(string query) => new(200, new JsonObject
    {
        ["issues"] = new JsonArray([.. _opened.Where(o => query == $"labels = \"{o.Ledger}\"").Select(o => (JsonNode)new JsonObject { ["key"] = o.Id })]),
    });

    private FakeAnswer Open(JsonObject fields)
    {
        if (fields["project"]!["key"]!.GetValue<string>() != "OPS" || fields["issuetype"]!["name"]!.GetValue<string>() != "Task")
        {
            return new FakeAnswer(400);
        }

        var issue = new FakeOpened(
            $"OPS-{100 + _opened.Count}", fields["labels"]![1]!.GetValue<string>(), fields["summary"]!.GetValue<string>(), fields["description"]!.GetValue<string>());
        _opened.Add(issue);
        return new FakeAnswer(201, new JsonObject { ["key"] = issue.Id });
    }

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
