namespace HybridTrust.Organizations.Reading;

/// <summary>
/// A field that was read. A wrong one keeps what could be read of it, with defaults for the rest, so that rules across fields can
/// still run; such a value never leaves the reader.
/// </summary>
/// <param name="Path">Its JSON path.</param>
/// <param name="Good">Whether the value is right.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Field<T>(string Path, bool Good, T Value)
{
    /// <summary>The same value as another type, for optional fields.</summary>
    public Field<TOther> As<TOther>(Func<T, TOther> convert) => new(Path, Good, convert(Value));
}
