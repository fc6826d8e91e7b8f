using System.Text.Json;

namespace HybridTrust.Organizations.Reading;

/// <summary>Reads the members of one JSON object; <see cref="Close"/> reports those that nobody asked for.</summary>
internal sealed class ObjectReader
{
    private readonly JsonAt _at;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public ObjectReader(JsonAt at)
    {
        _at = at;
        IsObject = at.Element.ValueKind is JsonValueKind.Object;
        Good = IsObject;
        if (!IsObject)
        {
            Report(at.Path, $"Expected an object, found {at.Shown}.", "Write an object in braces: { ... }.");
            return;
        }

        foreach (var property in at.Element.EnumerateObject())
        {
            Open(property);
        }
    }

    /// <summary>Whether everything read so far is right.</summary>
    public bool Good { get; private set; }

    private bool IsObject { get; }

    /// <summary>A member that must be there.</summary>
    public Field<T> Required<T>(string name, ValueReader<T> read, T partial, string remedy)
    {
        if (Find(name) is { } member)
        {
            return Note(read(member));
        }

        var path = JsonText.Member(_at.Path, name);
        if (IsObject)
        {
            Report(path, $"'{name}' is missing.", remedy);
        }

        return new Field<T>(path, Good: false, partial);
    }

    /// <summary>A member that may be left out, but not be null.</summary>
    public Field<T> Optional<T>(string name, ValueReader<T> read, T otherwise) => Find(name) is { } member
        ? Note(read(member))
        : new Field<T>(JsonText.Member(_at.Path, name), IsObject, otherwise);

    /// <summary>A member that may be left out or null, which mean the same.</summary>
    public Field<T?> Nullable<T>(string name, ValueReader<T> read)
        where T : class => Find(name) is { Element.ValueKind: not JsonValueKind.Null } member
            ? Note(read(member)).As(value => (T?)value)
            : new Field<T?>(JsonText.Member(_at.Path, name), IsObject, Value: null);

    /// <summary>A member that is allowed and not read.</summary>
    public void Ignore(string name) => Find(name);

    /// <summary>Reports unknown members and gives the object as a field.</summary>
    public Field<T> Close<T>(T value)
    {
        foreach (var name in _members.Keys.Except(_known, StringComparer.Ordinal).Where(name => !SecretNames.Looks(name)))
        {
            Report(
                JsonText.Member(_at.Path, name),
                $"'{JsonText.Short(name)}' is not a property of a profile here.",
                Spelling.Remedy(name, _known, $"Allowed are: {string.Join(", ", _known)}."));
        }

        return new Field<T>(_at.Path, Good, value);
    }

    /// <summary>Reports a rule across members.</summary>
    public void Report(string path, string problem, string remedy)
    {
        _at.Errors.Add(path, problem, remedy);
        Good = false;
    }

    private void Open(JsonProperty property)
    {
        if (!JsonText.TryReadName(property, out var name))
        {
            Report(_at.Path, "A property's name is not valid text.", "Delete that property.");
        }
        else if (!_members.TryAdd(name, property.Value))
        {
            Report(JsonText.Member(_at.Path, name), $"'{JsonText.Short(name)}' stands here twice.", "Keep one of the two.");
        }
    }

    private JsonAt? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out var element) ? new JsonAt(element, JsonText.Member(_at.Path, name), _at.Errors) : null;
    }

    private Field<T> Note<T>(Field<T> field)
    {
        Good &= field.Good;
        return field;
    }
}
