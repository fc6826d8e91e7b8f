using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Testing.Tickets;

/// <summary>A ServiceNow with one change request, as far as its Table API is used.</summary>
public sealed class FakeServiceNow : FakeSystem
{
    /// <summary>The record's sys_id.</summary>
    public const string SysId = "1c741bd70b2322007518478d83673af3";

    private const string Table = "/api/now/table/";

    private readonly List<string> _notes = [];
    private readonly List<FakeOpened> _opened = [];

    /// <summary>The fields other than work notes.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal)
    {
        ["number"] = "CHG0030001",
        ["approval"] = "approved",
        ["state"] = "-1",
        ["start_date"] = "",
        ["end_date"] = "",
    };

    /// <summary>The configuration items that it knows, id by name.</summary>
    public Dictionary<string, string> Items { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The items linked to the change, by id.</summary>
    public List<string> Linked { get; } = [];

    /// <summary>Whether it refuses to change the state, as a rule of its own may.</summary>
    public bool RefusesState { get; set; }

    /// <summary>How it shows work notes to those who ask for what is shown.</summary>
    public ShownNotes Shows { get; set; } = ShownNotes.Object;

    /// <summary>Whether the table of journal entries may be read.</summary>
    public bool HasEntries { get; set; }

    /// <summary>Work notes, oldest first.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (Gate)
            {
                return [.. _notes];
            }
        }
    }

    /// <summary>The incidents that were opened, oldest first.</summary>
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

    public static async Task<FakeServiceNow> StartAsync()
    {
        var system = new FakeServiceNow();
        await system.OpenAsync();
        return system;
    }

    protected override FakeAnswer Answer(string method, string path, IQueryCollection query, IHeaderDictionary headers, string body) => (method, path) switch
    {
        ("GET", Table + "change_request/" + SysId) => new FakeAnswer(200, new JsonObject { ["result"] = Record(query) }),
        ("PATCH", Table + "change_request/" + SysId) => Patch(JsonNode.Parse(body)!.AsObject()),
        ("POST", Table + "incident") => Open(JsonNode.Parse(body)!.AsObject()),
        ("GET", Table + "incident") => new FakeAnswer(200, new JsonObject
        {
            ["result"] = new JsonArray([.. _opened.Where(o => query["sysparm_query"].ToString() == $"correlation_id={o.Ledger}").Select(o => (JsonNode)Shown(o))]),
        }),
        ("GET", _) when OpenedAt(path) is { } incident => new FakeAnswer(200, new JsonObject
        {
            ["result"] = new JsonObject { ["work_notes"] = query["sysparm_display_value"] == "true" ? string.Join("\n\n", incident.Comments) : "" },
        }),
        ("PATCH", _) when OpenedAt(path) is { } incident => Note(incident, JsonNode.Parse(body)!.AsObject()),
        ("GET", Table + "cmdb_ci") => Rows(Items.Where(i => query["sysparm_query"].ToString() == $"name={i.Key}^ORfqdn={i.Key}").Select(i => i.Value)),
        ("GET", Table + "sys_journal_field") => HasEntries ? Entries(query["sysparm_query"].ToString()) : new FakeAnswer(403),
        ("GET", Table + "task_ci") => Rows(Linked.Where(id => query["sysparm_query"].ToString() == $"task={SysId}^ci_item={id}")),
        ("POST", Table + "task_ci") => Link(JsonNode.Parse(body)!.AsObject()),
        _ => new FakeAnswer(404, new JsonObject { ["error"] = new JsonObject { ["message"] = "No Record found" } }),
    };

    private static FakeAnswer Rows(IEnumerable<string> ids) =>
        new(200, new JsonObject { ["result"] = new JsonArray([.. ids.Select(id => (JsonNode)new JsonObject { ["sys_id"] = id })]) });

    private static JsonObject Shown(FakeOpened incident) => new() { ["sys_id"] = incident.Record, ["number"] = incident.Id };

    private static FakeAnswer Note(FakeOpened incident, JsonObject fields)
    {
        if (fields.Single() is not { Key: "work_notes", Value: { } note })
        {
            return new FakeAnswer(400);
        }

        incident.Comments.Add(note.GetValue<string>());
        return new FakeAnswer(200, new JsonObject { ["result"] = new JsonObject() });
    }

    private FakeOpened? OpenedAt(string path) => _opened.Find(o => path == $"{Table}incident/{o.Record}");

    private FakeAnswer Open(JsonObject fields)
    {
        var number = _opened.Count + 1;
        var incident = new FakeOpened(
            $"INC{number:D7}",
            fields["correlation_id"]!.GetValue<string>(),
            fields["short_description"]!.GetValue<string>(),
            fields["description"]!.GetValue<string>())
        { Record = $"{number:x32}" };
        _opened.Add(incident);
        return new FakeAnswer(201, new JsonObject { ["result"] = Shown(incident) });
    }

    private JsonObject Record(IQueryCollection query)
    {
        var record = new JsonObject();
        foreach (var field in query["sysparm_fields"].ToString().Split(','))
        {
            if (field is not "work_notes")
            {
                record[field] = Fields.GetValueOrDefault(field, "");
            }
            else if (Shows is not ShownNotes.Absent)
            {
                // A journal field has no value of its own; its entries are shown only as people see them.
                record[field] = query["sysparm_display_value"] == "false" ? "" : Shown();
            }
        }

        return record;
    }

    private JsonNode Shown()
    {
        var shown = string.Join("\n\n", Enumerable.Reverse(_notes).Select(n => $"2026-11-21 10:00:00 - HybridTrust (Work notes)\n{n}"));
        return Shows switch
        {
            ShownNotes.Text => shown,
            ShownNotes.Object => new JsonObject { ["display_value"] = shown, ["value"] = "" },
            ShownNotes.Value => new JsonObject { ["display_value"] = "", ["value"] = shown },
            _ => "",
        };
    }

    private FakeAnswer Entries(string asked)
    {
        const string Condition = "^valueLIKE";
        var marker = asked[(asked.IndexOf(Condition, StringComparison.Ordinal) + Condition.Length)..];
        return asked.StartsWith($"element_id={SysId}^element=work_notes^", StringComparison.Ordinal)
            ? Rows(_notes.Where(n => n.Contains(marker, StringComparison.Ordinal)).Select(_ => "bbbb"))
            : Rows([]);
    }

    private FakeAnswer Patch(JsonObject fields)
    {
        if (RefusesState && fields.ContainsKey("state"))
        {
            return new FakeAnswer(403, new JsonObject { ["error"] = new JsonObject { ["message"] = "Operation Failed" } });
        }

        foreach (var (name, value) in fields)
        {
            if (name is "work_notes")
            {
                _notes.Add(value!.GetValue<string>());
            }
            else
            {
                Fields[name] = value!.GetValue<string>();
            }
        }

        return new FakeAnswer(200, new JsonObject { ["result"] = new JsonObject() });
    }

    private FakeAnswer Link(JsonObject link)
    {
        Linked.Add(link["ci_item"]!.GetValue<string>());
        return new FakeAnswer(201, new JsonObject { ["result"] = new JsonObject() });
    }
}
