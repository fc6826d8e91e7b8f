using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace HybridTrust.Cmdlets;

/// <summary>A typed value that goes into a cmdlet or comes out of one; culture never plays a part.</summary>
[JsonConverter(typeof(CmdletValueConverter))]
public abstract record CmdletValue
{
    private CmdletValue()
    {
    }

    /// <summary>PowerShell's <c>$null</c>.</summary>
    public sealed record Null : CmdletValue;

    /// <summary>Text; also names, GUIDs, URIs and addresses in their text form.</summary>
    public sealed record Text(string Value) : CmdletValue;

    /// <summary>A Boolean parameter or property.</summary>
    public sealed record Truth(bool Value) : CmdletValue;

    /// <summary>A switch that is present.</summary>
    public sealed record Switch : CmdletValue;

    /// <summary>A whole number.</summary>
    public sealed record Number(long Value) : CmdletValue;

    /// <summary>A point in time, always UTC on the wire.</summary>
    public sealed record Instant(DateTimeOffset Value) : CmdletValue;

    /// <summary>Bytes, such as a certificate's DER.</summary>
    public sealed record Bytes(ReadOnlyMemory<byte> Value) : CmdletValue
    {
        /// <inheritdoc />
        public bool Equals(Bytes? other) => other is not null && Value.Span.SequenceEqual(other.Value.Span);

        /// <inheritdoc />
        public override int GetHashCode() => Value.Length;
    }

    /// <summary>A multivalued text property.</summary>
    public sealed record List(IReadOnlyList<string> Values) : CmdletValue
    {
        /// <inheritdoc />
        public bool Equals(List? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

        /// <inheritdoc />
        public override int GetHashCode() => Values.Count;
    }

    /// <summary>Text as a value; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CmdletValue?(string? value) => value is null ? null : new Text(value);

    /// <summary>A Boolean as a value.</summary>
    public static implicit operator CmdletValue(bool value) => new Truth(value);

    /// <summary>A GUID as a value.</summary>
    public static implicit operator CmdletValue(Guid value) => new Text(value.ToString());

    /// <summary>A number as a value.</summary>
    public static implicit operator CmdletValue(long value) => new Number(value);

    /// <summary>A point in time as a value.</summary>
    public static implicit operator CmdletValue(DateTimeOffset value) => new Instant(value.ToUniversalTime());

    /// <summary>A list as a value.</summary>
    public static implicit operator CmdletValue(string[] values) => new List(values);
}
