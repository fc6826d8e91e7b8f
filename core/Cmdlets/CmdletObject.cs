using System.Globalization;

namespace HybridTrust.Cmdlets;

/// <summary>One object that an operation returned: only the properties the catalogue reads, typed.</summary>
/// <param name="Properties">By property name.</param>
public sealed record CmdletObject(IReadOnlyDictionary<string, CmdletValue> Properties)
{
    /// <summary>The property as text, or null when it is absent or null.</summary>
    public string? Text(string property) => Find(property) switch
    {
        CmdletValue.Text text => text.Value,
        CmdletValue.Truth truth => truth.Value ? "True" : "False",
        CmdletValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        CmdletValue.Instant instant => instant.Value.ToString("O", CultureInfo.InvariantCulture),
        CmdletValue.List list => string.Join(", ", list.Values),
        _ => null,
    };

    /// <summary>The property as a Boolean; false when it is absent.</summary>
    public bool Truth(string property) => Find(property) is CmdletValue.Truth { Value: true }
        || (Find(property) is CmdletValue.Text text && bool.TryParse(text.Value, out var value) && value);

    /// <summary>The property as a GUID, or null.</summary>
    public Guid? Guid(string property) => System.Guid.TryParse(Text(property), out var value) ? value : null;

    /// <summary>The property as a point in time (UTC), or null.</summary>
    public DateTimeOffset? Instant(string property) => (Find(property) as CmdletValue.Instant)?.Value;

    /// <summary>The property as bytes, or null.</summary>
    public ReadOnlyMemory<byte>? Bytes(string property) => (Find(property) as CmdletValue.Bytes)?.Value;

    /// <summary>The property as a list; empty when it is absent.</summary>
    public IReadOnlyList<string> List(string property) => Find(property) switch
    {
        CmdletValue.List list => list.Values,
        CmdletValue.Text text => [text.Value],
        _ => [],
    };

    private CmdletValue? Find(string property) => Properties.GetValueOrDefault(property);
}
