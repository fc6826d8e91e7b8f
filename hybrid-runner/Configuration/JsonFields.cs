using System.Globalization;
using System.Text.Json;

namespace HybridTrust.Runner.Configuration;

/// <summary>
/// The members of one JSON object, read by name and type. Everything wrong is collected, so that an admin repairs a file once;
/// a member nobody asked for is wrong too, because a mistyped restriction must not pass for none.
/// </summary>
internal sealed class JsonFields
{
    private readonly string _file;
    private readonly string _path;
    private readonly JsonElement _object;
    private readonly List<Problem> _problems;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private JsonFields(string file, string path, JsonElement json, List<Problem> problems)
    {
        _file = file;
        _path = path;
        _problems = problems;
        _object = json;
        if (json.ValueKind is not JsonValueKind.Object)
        {
            _object = default;
            problems.Add(new Problem(file, path, "Write a JSON object: { ... }."));
        }
    }

    /// <summary>Reads a file's text; <paramref name="read"/> gets its members, and its value counts only when nothing was wrong.</summary>
    public static Reading<T> Read<T>(string file, ReadOnlyMemory<byte> utf8, Func<JsonFields, T?> read)
        where T : class
    {
        var problems = new List<Problem>();
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            var bytes = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
            using var document = JsonDocument.Parse(bytes, options);
            var fields = new JsonFields(file, "$", document.RootElement, problems);
            var value = read(fields);
            fields.RefuseUnasked();
            return value is not null && problems.Count == 0 ? new Reading<T>.Valid(value) : new Reading<T>.Invalid(problems);
        }
        catch (JsonException malformed)
        {
            var where = malformed.LineNumber is { } line ? $" (line {line + 1})" : string.Empty;
            return new Reading<T>.Invalid([new Problem(file, "$", $"This is not JSON{where}: {malformed.Message}")]);
        }
    }

    /// <summary>Adds a problem at a member.</summary>
    public void Wrong(string name, string sentence) => _problems.Add(new Problem(_file, $"{_path}.{name}", sentence));

    /// <summary>Whether the member is there at all.</summary>
    public bool Has(string name) => Find(name, required: false, string.Empty) is not null;

    /// <summary>A text; null when it is absent and not required, or wrong.</summary>
    public string? Text(string name, string write, bool required = true)
    {
        if (Find(name, required, write) is not { } json)
        {
            return null;
        }

        if (json.ValueKind is JsonValueKind.String && json.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Wrong(name, write);
        return null;
    }

    /// <summary>A text turned into something else by <paramref name="parse"/>, which gives null for what it does not take.</summary>
    public T? Parsed<T>(string name, string write, Func<string, T?> parse, bool required = true)
        where T : struct
    {
        if (Text(name, write, required) is not { } text)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            Wrong(name, $"'{text}' will not do. {write}");
        }

        return value;
    }

    /// <summary>A whole number within bounds; the default when it is absent.</summary>
    public int Number(string name, int absent, int least, int most)
    {
        var write = string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {least} to {most}.");
        if (Find(name, required: false, write) is not { } json)
        {
            return absent;
        }

        if (json.ValueKind is JsonValueKind.Number && json.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, write);
        return absent;
    }

    /// <summary>A truth value.</summary>
    public bool? Truth(string name)
    {
        const string Write = "Write true or false.";
        var json = Find(name, required: true, Write);
        if (json is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            Wrong(name, Write);
            return null;
        }

        return json?.GetBoolean();
    }

    /// <summary>A list of texts, each turned into a value.</summary>
    public IReadOnlyList<T>? List<T>(string name, string write, Func<string, T?> parse)
    {
        if (Find(name, required: true, write) is not { } json)
        {
            return null;
        }

        if (json.ValueKind is not JsonValueKind.Array)
        {
            Wrong(name, write);
            return null;
        }

        var values = new List<T>();
        foreach (var (index, item) in json.EnumerateArray().Index())
        {
            if (item.ValueKind is JsonValueKind.String && parse(item.GetString()!) is { } value)
            {
                values.Add(value);
            }
            else
            {
                Wrong($"{name}[{index}]", $"{item.GetRawText()} will not do. {write}");
            }
        }

        return values;
    }

    /// <summary>A list of objects; null when the member is absent.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, string write, Func<JsonFields, T?> read)
        where T : class
    {
        if (Find(name, required: false, write) is not { } json)
        {
            return null;
        }

        if (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() == 0)
        {
            Wrong(name, write);
            return null;
        }

        return [.. json.EnumerateArray().Index().Select(i => Nested($"{_path}.{name}[{i.Index}]", i.Item, read)).OfType<T>()];
    }

    /// <summary>An object; null when the member is absent or wrong.</summary>
    public T? Object<T>(string name, Func<JsonFields, T?> read)
        where T : class =>
        Find(name, required: false, string.Empty) is { } json ? Nested($"{_path}.{name}", json, read) : null;

    private T? Nested<T>(string path, JsonElement json, Func<JsonFields, T?> read)
        where T : class
    {
        var fields = new JsonFields(_file, path, json, _problems);
        var value = read(fields);
        fields.RefuseUnasked();
        return value;
    }

    private JsonElement? Find(string name, bool required, string write)
    {
        _asked.Add(name);
        if (_object.ValueKind is JsonValueKind.Object && _object.TryGetProperty(name, out var json))
        {
            return json;
        }

        if (required && _object.ValueKind is JsonValueKind.Object)
        {
            Wrong(name, $"This is missing. {write}");
        }

        return null;
    }

    private void RefuseUnasked()
    {
        if (_object.ValueKind is JsonValueKind.Object)
        {
            foreach (var unasked in _object.EnumerateObject().Where(p => !_asked.Contains(p.Name)))
            {
                Wrong(unasked.Name, $"There is no such setting here. Known: {string.Join(", ", _asked)}.");
            }
        }
    }
}
