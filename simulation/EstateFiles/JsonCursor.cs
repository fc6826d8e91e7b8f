using System.Text.Json;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Walks a JSON document and collects what is wrong, so that a person sees every error at once and where it is.</summary>
internal sealed class JsonCursor(JsonElement? element, string path, List<EstateFileError> errors)
{
    public string Path => path;

    public bool IsPresent => element is not null;

    public static JsonCursor Open(string json, List<EstateFileError> errors)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(json, options);
            return new JsonCursor(document.RootElement.Clone(), "$", errors);
        }
        catch (JsonException malformed)
        {
            errors.Add(new("$", $"This is not JSON: {malformed.Message}"));
            return new JsonCursor(null, "$", errors);
        }
    }

    public void Fail(string problem) => errors.Add(new(path, problem));

    /// <summary>A member of an object; a cursor on nothing when it is absent or null.</summary>
    public JsonCursor Member(string name) => new(Find(name), $"{path}.{name}", errors);

    /// <summary>Reports members that are not in the list: a misspelt option must not be passed over in silence.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        if (element is null)
        {
            return;
        }

        if (element.Value.ValueKind is not JsonValueKind.Object)
        {
            Fail($"Write an object with {string.Join(", ", names!)}.");
            return;
        }

        foreach (var member in element.Value.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                Member(member.Name).Fail($"This member is not known. Known here: {string.Join(", ", names!)}.");
            }
        }
    }

    public IReadOnlyList<JsonCursor> Items()
    {
        if (element is null)
        {
            return [];
        }

        if (element.Value.ValueKind is not JsonValueKind.Array)
        {
            Fail("Write a list.");
            return [];
        }

        return [.. element.Value.EnumerateArray().Select((item, index) => new JsonCursor(item, $"{path}[{index}]", errors))];
    }

    /// <summary>The members of an object that serves as a map, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonCursor>> Entries()
    {
        if (element is null)
        {
            return [];
        }

        if (element.Value.ValueKind is not JsonValueKind.Object)
        {
            Fail("Write an object: a name, and what it stands for.");
            return [];
        }

        return [.. element.Value.EnumerateObject()
            .Select(m => KeyValuePair.Create(m.Name, new JsonCursor(m.Value, $"{path}['{m.Name}']", errors)))];
    }

    public string Text(string name) => Member(name).Value(JsonValueKind.String, "text") is { } value ? value.GetString()! : "";

    public string? OptionalText(string name) => Find(name) is null ? null : Text(name);

    /// <summary>The element itself as text, for lists of text.</summary>
    public string Text() => Value(JsonValueKind.String, "text") is { } value ? value.GetString()! : "";

    public IReadOnlyList<string> Texts(string name) => [.. Member(name).Items().Select(i => i.Text())];

    public bool Truth(string name, bool otherwise) => Find(name) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Refuse(name, "Write true or false.", otherwise),
    };

    public int Number(string name, int least, int most, int? otherwise = null)
    {
        if (Find(name) is null && otherwise is { } value)
        {
            return value;
        }

        return Find(name) is { ValueKind: JsonValueKind.Number } number
            && number.TryGetInt32(out var whole) && whole >= least && whole <= most
            ? whole
            : Refuse(name, $"Write a whole number from {least} to {most}.", least);
    }

    public Guid Guid(string name) => Find(name) is { ValueKind: JsonValueKind.String } text && text.TryGetGuid(out var value)
        ? value
        : Refuse(name, "Write a GUID, such as 00000004-0000-0ff1-ce00-000000000000.", default(Guid));

    public T OneOf<T>(string name, T? otherwise = null)
        where T : struct, Enum
    {
        if (Find(name) is null && otherwise is { } value)
        {
            return value;
        }

        return Find(name) is { ValueKind: JsonValueKind.String } text && Enum.TryParse<T>(text.GetString(), ignoreCase: true, out var found)
            ? found
            : Refuse(name, $"Write one of: {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.", default(T));
    }

    private T Refuse<T>(string name, string problem, T instead)
    {
        Member(name).Fail(problem);
        return instead;
    }

    private JsonElement? Value(JsonValueKind kind, string what)
    {
        if (element is { } found && found.ValueKind == kind)
        {
            return found;
        }

        Fail(element is null ? $"This is missing. Write {what}." : $"Write {what}.");
        return null;
    }

    private JsonElement? Find(string name) =>
        element is { ValueKind: JsonValueKind.Object } parent
        && parent.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null
            ? member
            : null;
}
