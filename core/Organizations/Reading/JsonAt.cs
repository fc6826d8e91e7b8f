using System.Text.Json;

namespace HybridTrust.Organizations.Reading;

/// <summary>A JSON value, where it stands, and where to report it.</summary>
internal readonly record struct JsonAt(JsonElement Element, string Path, ErrorList Errors)
{
    /// <summary>The value in a message: short, printable.</summary>
    public string Shown => Element.ValueKind switch
    {
        JsonValueKind.String => JsonText.TryRead(Element, out var text) ? $"'{JsonText.Short(text)}'" : "not valid text",
        JsonValueKind.Number => JsonText.Short(Element.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    public Field<T> Is<T>(T value) => new(Path, Good: true, value);

    public Field<T> Fail<T>(T partial, string problem, string remedy)
    {
        Errors.Add(Path, problem, remedy);
        return new Field<T>(Path, Good: false, partial);
    }

    public JsonAt Item(int index, JsonElement item) => new(item, $"{Path}[{index}]", Errors);
}
