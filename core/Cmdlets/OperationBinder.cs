namespace HybridTrust.Cmdlets;

/// <summary>Binds a call to an operation the way PowerShell binds parameters, and reports what PowerShell would.</summary>
public static class OperationBinder
{
    /// <summary>PowerShell's answer to a name it does not know.</summary>
    public static CmdletError Unknown(string name) => new(
        "ObjectNotFound",
        "CommandNotFoundException",
        "System.Management.Automation.CommandNotFoundException",
        "CommandNotFoundException",
        $"The term '{name}' is not recognized as the name of a cmdlet, function, script file, or operable program. " +
        "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.");

    /// <summary>The first reason why the call does not bind, or null.</summary>
    public static CmdletError? Check(Operation operation, OperationCall call)
    {
        var bound = new List<OperationParameter>();
        foreach (var (name, value) in call.Parameters)
        {
            var parameter = operation.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
            if (parameter is null)
            {
                return Binding(operation, "NamedParameterNotFound", $"A parameter cannot be found that matches parameter name '{name}'.");
            }

            if (bound.Contains(parameter))
            {
                return Binding(
                    operation, "ParameterAlreadyBound", $"Cannot bind parameter because parameter '{parameter.Name}' is specified more than once.");
            }

            if (parameter.Mandatory && value is CmdletValue.Null)
            {
                return Binding(
                    operation,
                    "ParameterArgumentValidationErrorNullNotAllowed",
                    $"Cannot bind argument to parameter '{parameter.Name}' because it is null.");
            }

            if (!Fits(parameter.Type, value))
            {
                return Binding(
                    operation,
                    "CannotConvertArgumentNoMessage",
                    $"Cannot process argument transformation on parameter '{parameter.Name}'. " +
                    $"Cannot convert a value of kind {value.GetType().Name} to type {parameter.Type}.");
            }

            bound.Add(parameter);
        }

        var sets = PossibleSets(operation, bound);
        if (sets.Count == 0)
        {
            return Binding(operation, "AmbiguousParameterSet", "Parameter set cannot be resolved using the specified named parameters.");
        }

        var missing = sets
            .Select(set => operation.Parameters.Where(p => p.Mandatory && IsIn(p, set) && !bound.Contains(p)).ToList())
            .MinBy(candidates => candidates.Count)!;
        return missing.Count == 0
            ? null
            : Binding(
                operation,
                "MissingMandatoryParameter",
                $"Cannot process command because of one or more missing mandatory parameters: {string.Join(' ', missing.Select(p => p.Name))}.");
    }

    private static List<string> PossibleSets(Operation operation, List<OperationParameter> bound)
    {
        var all = operation.Parameters.SelectMany(p => p.Sets).Distinct(StringComparer.Ordinal).DefaultIfEmpty("(All)");
        return [.. all.Where(set => bound.TrueForAll(p => IsIn(p, set)))];
    }

    private static bool IsIn(OperationParameter parameter, string set) =>
        parameter.Sets.Count == 0 || parameter.Sets.Contains(set, StringComparer.Ordinal);

    private static bool Fits(ParameterType type, CmdletValue value) => value is CmdletValue.Null || type switch
    {
        ParameterType.Text => value is CmdletValue.Text,
        ParameterType.Truth => value is CmdletValue.Truth,
        ParameterType.Switch => value is CmdletValue.Switch or CmdletValue.Truth,
        ParameterType.Number => value is CmdletValue.Number,
        ParameterType.Instant => value is CmdletValue.Instant,
        ParameterType.Bytes => value is CmdletValue.Bytes,
        ParameterType.List => value is CmdletValue.List or CmdletValue.Text,
        _ => false,
    };

    private static CmdletError Binding(Operation operation, string id, string text) => new(
        "InvalidArgument",
        "ParameterBindingException",
        "System.Management.Automation.ParameterBindingException",
        $"{id},{operation.Name}",
        text);
}
