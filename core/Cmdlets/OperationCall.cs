namespace HybridTrust.Cmdlets;

/// <summary>One cmdlet or local operation of the closed catalogue, with its typed parameters. Never text to be run.</summary>
/// <param name="Operation">The cmdlet's or operation's name.</param>
/// <param name="Parameters">By name, without the dash.</param>
public sealed record OperationCall(string Operation, IReadOnlyDictionary<string, CmdletValue> Parameters)
{
    /// <summary>A call from name and value pairs; a null value leaves the parameter out.</summary>
    public static OperationCall Of(string operation, params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> parameters)
    {
        var given = new SortedDictionary<string, CmdletValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                given.Add(name, value);
            }
        }

        return new OperationCall(operation, given);
    }
}
