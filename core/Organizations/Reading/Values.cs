using System.Globalization;
using System.Text.Json;

namespace HybridTrust.Organizations.Reading;

/// <summary>Readers of single values.</summary>
internal static class Values
{
    /// <summary>Text of a form. A wrong one that is text is kept as it is, anything else becomes empty.</summary>
    public static ValueReader<string> Text(TextFormat format) => at =>
    {
        if (at.Element.ValueKind is not JsonValueKind.String || !JsonText.TryRead(at.Element, out var text))
        {
            return at.Fail("", $"Expected {format.Meaning} as text, found {at.Shown}.", format.Remedy);
        }

        return format.Fits(text) ? at.Is(text) : at.Fail(text, $"{at.Shown} is not {format.Meaning}.", format.Remedy);
    };

    /// <summary>A GUID that is not all zeros.</summary>
    public static ValueReader<Guid> Guid(string remedy) => at =>
    {
        if (at.Element.ValueKind is not JsonValueKind.String
            || !JsonText.TryRead(at.Element, out var text)
            || !System.Guid.TryParseExact(text, "D", out var value))
        {
            return at.Fail(System.Guid.Empty, $"Expected a GUID, found {at.Shown}.", $"{remedy} A GUID is 32 hex digits in groups of 8-4-4-4-12.");
        }

        return value == System.Guid.Empty ? at.Fail(value, "The GUID is all zeros.", remedy) : at.Is(value);
    };

    /// <summary>A whole number in a range.</summary>
    public static ValueReader<int> Whole(int least, int most, string unit) => at =>
    {
        var remedy = string.Create(CultureInfo.InvariantCulture, $"Write a whole number of {unit} from {least} to {most}.");
        if (at.Element.ValueKind is not JsonValueKind.Number || !at.Element.TryGetInt32(out var value))
        {
            return at.Fail(0, $"Expected a whole number of {unit}, found {at.Shown}.", remedy);
        }

        return value >= least && value <= most ? at.Is(value) : at.Fail(value, $"{value} {unit} is out of range.", remedy);
    };

    /// <summary>True or false.</summary>
    public static Field<bool> Truth(JsonAt at) => at.Element.ValueKind switch
    {
        JsonValueKind.True => at.Is(true),
        JsonValueKind.False => at.Is(false),
        _ => at.Fail(false, $"Expected true or false, found {at.Shown}.", "Write true or false without quotes."),
    };

    /// <summary>A time of day.</summary>
    public static Field<TimeOnly> TimeOfDay(JsonAt at)
    {
        var text = Text(TextFormat.TimeOfDay)(at);
        return text.As(value => text.Good ? TimeOnly.Parse(value, CultureInfo.InvariantCulture) : default);
    }

    /// <summary>A moment, with its offset from UTC: a local time would mean another one on each machine.</summary>
    public static Field<DateTimeOffset> Instant(JsonAt at)
    {
        var text = Text(TextFormat.Instant)(at);
        if (!text.Good)
        {
            return text.As(_ => default(DateTimeOffset));
        }

        return DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? at.Is(moment.ToUniversalTime())
            : at.Fail(default(DateTimeOffset), $"{at.Shown} is no day and time of the calendar.", TextFormat.Instant.Remedy);
    }

    /// <summary>One of an enum's words, as <see cref="Json.TrustJson"/> writes them.</summary>
    public static Field<T> Word<T>(JsonAt at)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
        var allowed = $"Write one of: {string.Join(", ", words.Keys)}.";
        if (at.Element.ValueKind is not JsonValueKind.String || !JsonText.TryRead(at.Element, out var text))
        {
            return at.Fail(default(T), $"Expected a word, found {at.Shown}.", allowed);
        }

        return words.TryGetValue(text, out var known)
            ? at.Is(known)
            : at.Fail(default(T), $"{at.Shown} is not a word that is known here.", Spelling.Remedy(text, [.. words.Keys], allowed));
    }

    /// <summary>A list whose items differ.</summary>
    /// <param name="read">Reads an item.</param>
    /// <param name="least">The fewest items.</param>
    /// <param name="most">The most items.</param>
    /// <param name="items">What they are, such as <c>servers</c>.</param>
    /// <param name="identity">What makes two items the same, null for an item that says nothing; left out, a right item is itself.</param>
    public static ValueReader<IReadOnlyList<T>> List<T>(ValueReader<T> read, int least, int most, string items, Func<T, string?>? identity) => at =>
    {
        if (at.Element.ValueKind is not JsonValueKind.Array)
        {
            return at.Fail<IReadOnlyList<T>>([], $"Expected a list of {items}, found {at.Shown}.", "Write a list in brackets: [ ... ].");
        }

        var count = at.Element.GetArrayLength();
        if (count < least || count > most)
        {
            return at.Fail<IReadOnlyList<T>>([], $"The list has {count} {items}.", $"Write {least} to {most} {items}.");
        }

        var fields = at.Element.EnumerateArray().Select((item, index) => read(at.Item(index, item))).ToList();
        var distinct = ReportDuplicates(fields, identity, at.Errors);
        return new Field<IReadOnlyList<T>>(at.Path, distinct && fields.TrueForAll(f => f.Good), [.. fields.Select(f => f.Value)]);
    };

    private static bool ReportDuplicates<T>(List<Field<T>> fields, Func<T, string?>? identity, ErrorList errors)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var distinct = true;
        foreach (var field in fields)
        {
            var named = identity is not null ? identity(field.Value) : field.Good ? field.Value?.ToString() : null;
            if (named is { Length: > 0 } name && !first.TryAdd(name, field.Path))
            {
                errors.Add(field.Path, $"'{JsonText.Short(name)}' is listed already at {first[name]}.", "Delete one of the two.");
                distinct = false;
            }
        }

        return distinct;
    }
}
