using System.Globalization;
using System.Text.Json;
using HybridTrust.Api.Requests;

namespace HybridTrust.Api.Tickets;

/// <summary>
/// What a foreign ticket asks for, written as a generic ticket, so that one reader judges all. What it says twice is written twice, and
/// what is not known is written too: the reader refuses both, and says so.
/// </summary>
internal sealed class TicketMembers : IDisposable
{
    /// <summary>What a line of a description starts with that says something to this product.</summary>
    public const string Key = "hybridtrust-";

    private readonly MemoryStream _json = new();
    private readonly Utf8JsonWriter _writer;

    public TicketMembers()
    {
        _writer = new Utf8JsonWriter(_json);
        _writer.WriteStartObject();
    }

    /// <summary>Adds a field's value, if it has one: a text, a number, or a choice of a list (an object with a <c>value</c>).</summary>
    public TicketMembers Add(string name, JsonElement? field)
    {
        if (field is { ValueKind: JsonValueKind.Object } choice && choice.FindText("value") is { } chosen)
        {
            Add(name, chosen);
        }
        else if (field is { } value && Words.TextOf(value) is { } text)
        {
            Add(name, text);
        }
        else if (field is { } other)
        {
            _writer.WritePropertyName(name);
            // As it came: a text whose escapes are no text cannot be written otherwise, and the reader must see it to refuse it.
            _writer.WriteRawValue(other.GetRawText(), skipInputValidation: true);
        }

        return this;
    }

    /// <summary>Adds the lines of a description that start with <see cref="Key"/>, such as <c>hybridtrust-action: apply</c>.</summary>
    public TicketMembers AddLines(string? description)
    {
        foreach (var line in (description ?? "").AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            var colon = text.IndexOf(':');
            if (colon > Key.Length && text.StartsWith(Key, StringComparison.OrdinalIgnoreCase))
            {
                Add(text[Key.Length..colon].Trim().ToString().ToLowerInvariant(), text[(colon + 1)..].Trim().ToString());
            }
        }

        return this;
    }

    /// <summary>The generic ticket.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return _json.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer.Dispose();
        _json.Dispose();
    }

    private void Add(string name, string text)
    {
        switch (name)
        {
            case "procedures":
                _writer.WriteStartArray(name);
                foreach (var id in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    _writer.WriteStringValue(id);
                }

                _writer.WriteEndArray();
                break;
            case "attempt" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt):
                _writer.WriteNumber(name, attempt);
                break;
            default:
                _writer.WriteString(name, text);
                break;
        }
    }
}
