using System.Globalization;
using System.Text.Json;
using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.ExchangeOnline;

/// <summary>Reads the body of <c>InvokeCommand</c>: JSON has fewer types than a shell, so the catalogue says what a value is.</summary>
internal static class InvokeCommandInput
{
    /// <summary>The call in a body.</summary>
    /// <exception cref="CmdletException">There is no such cmdlet, as a session without it would say.</exception>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static OperationCall Read(string body, Func<string, Operation?> catalogue)
    {
        using var document = JsonDocument.Parse(body);
        var input = document.RootElement.GetProperty("CmdletInput");
        var name = input.GetProperty("CmdletName").GetString() ?? "";
        var operation = catalogue(name) ?? throw new CmdletException(name, "Exchange Online", OperationBinder.Unknown(name));
        var parameters = new Dictionary<string, CmdletValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var given in input.GetProperty("Parameters").EnumerateObject())
        {
            parameters[given.Name] = Value(given.Value, TypeOf(operation, given.Name));
        }

        return new OperationCall(operation.Name, parameters);
    }

    private static ParameterType? TypeOf(Operation operation, string parameter) =>
        operation.Parameters.FirstOrDefault(p => string.Equals(p.Name, parameter, StringComparison.OrdinalIgnoreCase))?.Type;

    // A value of another kind than the parameter's stays what it is: binding then refuses it, as the shell would.
    private static CmdletValue Value(JsonElement value, ParameterType? type) => value.ValueKind switch
    {
        JsonValueKind.String when type is ParameterType.Instant => new CmdletValue.Instant(DateTimeOffset.Parse(
            value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
        JsonValueKind.String when type is ParameterType.Bytes => new CmdletValue.Bytes(value.GetBytesFromBase64()),
        JsonValueKind.String => new CmdletValue.Text(value.GetString()!),
        JsonValueKind.True when type is ParameterType.Switch => new CmdletValue.Switch(),
        JsonValueKind.True or JsonValueKind.False => new CmdletValue.Truth(value.GetBoolean()),
        JsonValueKind.Number => new CmdletValue.Number(value.GetInt64()),
        JsonValueKind.Array => new CmdletValue.List([.. value.EnumerateArray().Select(item => item.GetString() ?? "")]),
        JsonValueKind.Null => new CmdletValue.Null(),
        _ => throw new FormatException($"{value.ValueKind} is no value of a parameter."),
    };
}
