using System.Globalization;
using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>A parameter or property with its value; texts and instants encoded (<see cref="WireText"/>).</summary>
/// <param name="Name">The parameter's or property's name.</param>
/// <param name="Kind">Which <see cref="CmdletValue"/> it is.</param>
/// <param name="Value">The value; null for lists and nulls.</param>
/// <param name="Values">A list's values.</param>
internal sealed record BridgeValue(string Name, string Kind, string? Value = null, IReadOnlyList<string>? Values = null)
{
    public static BridgeValue Of(string name, CmdletValue value) => value switch
    {
        CmdletValue.Null => new(name, "null"),
        CmdletValue.Text text => new(name, "text", WireText.Encode(text.Value)),
        CmdletValue.Truth truth => new(name, "truth", truth.Value ? "true" : "false"),
        CmdletValue.Switch => new(name, "switch"),
        CmdletValue.Number number => new(name, "number", number.Value.ToString(CultureInfo.InvariantCulture)),
        CmdletValue.Instant instant => new(name, "instant", WireText.Encode(instant.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))),
        CmdletValue.Bytes bytes => new(name, "bytes", Convert.ToBase64String(bytes.Value.Span)),
        CmdletValue.List list => new(name, "list", Values: [.. list.Values.Select(WireText.Encode)]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "The bridge takes no value of this kind."),
    };

    /// <summary>The value in clear.</summary>
    /// <exception cref="FormatException">The bridge wrote something else than it should.</exception>
    public CmdletValue Decode() => (Kind, Value, Values) switch
    {
        ("null", _, _) => new CmdletValue.Null(),
        ("text", { } text, _) => new CmdletValue.Text(WireText.Decode(text)),
        ("truth", { } truth, _) => new CmdletValue.Truth(bool.Parse(truth)),
        ("number", { } number, _) => new CmdletValue.Number(long.Parse(number, CultureInfo.InvariantCulture)),
        ("instant", { } instant, _) => new CmdletValue.Instant(DateTimeOffset.Parse(
            WireText.Decode(instant), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
        ("bytes", { } bytes, _) => new CmdletValue.Bytes(Convert.FromBase64String(bytes)),
        ("list", _, { } values) => new CmdletValue.List([.. values.Select(WireText.Decode)]),
        _ => throw new FormatException($"The bridge wrote {Name} as '{Kind}', which is no kind of value."),
    };
}
