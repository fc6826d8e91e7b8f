using System.Text.Json;

namespace HybridTrust.Cmdlets;

/// <summary>The catalogue against Microsoft's reference: a cmdlet or parameter that does not exist fails here, not on a server.</summary>
public class CmdletReferenceTests
{
    private static readonly JsonElement Reference = CmdletReference.Cmdlets;

    // Every Exchange cmdlet has them; the reference does not list them per cmdlet.
    private static readonly string[] Common = ["Confirm", "WhatIf", "ErrorAction", "WarningAction", "Verbose"];

    private static IEnumerable<Operation> Cmdlets => OperationCatalogue.Default.Operations.Where(operation => operation.Shell is not ShellKind.Windows);

    [Fact]
    public void Every_cmdlet_and_parameter_is_in_the_reference_with_its_type_and_sets() =>
        Assert.Equal([], Cmdlets.SelectMany(Disagreements));

    [Fact]
    public void The_facts_are_only_those_of_the_catalogue()
    {
        var known = Cmdlets.Select(operation => operation.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], Reference.EnumerateObject().Select(cmdlet => cmdlet.Name).Where(name => !known.Contains(name)));
    }

    private static IEnumerable<string> Disagreements(Operation operation)
    {
        if (!Reference.TryGetProperty(operation.Name, out var parameters))
        {
            yield return $"{operation.Name} is not in cmdlet-reference.json: add its parameters there from Microsoft's reference.";
            yield break;
        }

        foreach (var parameter in operation.Parameters.Where(p => !Common.Contains(p.Name, StringComparer.Ordinal)))
        {
            if (!parameters.TryGetProperty(parameter.Name, out var facts))
            {
                yield return $"{operation.Name} has no parameter {parameter.Name}.";
                continue;
            }

            var type = facts.GetProperty("type").GetString()!;
            if (!Takes(parameter.Type, type))
            {
                yield return $"{operation.Name} -{parameter.Name} is {type}, not {parameter.Type}.";
            }

            var sets = facts.GetProperty("sets").EnumerateArray().Select(set => set.GetString()!).ToList();
            if (!sets.Contains("(All)", StringComparer.Ordinal) && parameter.Sets.Except(sets, StringComparer.Ordinal).Any())
            {
                yield return $"{operation.Name} -{parameter.Name} is in the sets {string.Join(", ", sets)}, not {string.Join(", ", parameter.Sets)}.";
            }

            if (parameter.Mandatory && !facts.TryGetProperty("required", out _))
            {
                yield return $"{operation.Name} -{parameter.Name} is not mandatory.";
            }
        }

        foreach (var mandatory in MandatoryEverywhere(parameters).Except(operation.Parameters.Select(p => p.Name), StringComparer.Ordinal))
        {
            yield return $"{operation.Name} -{mandatory} is mandatory, and the catalogue lacks it.";
        }
    }

    private static IEnumerable<string> MandatoryEverywhere(JsonElement parameters) => parameters.EnumerateObject()
        .Where(p => p.Value.TryGetProperty("required", out _) && p.Value.GetProperty("sets")[0].GetString() == "(All)")
        .Select(p => p.Name);

    private static bool Takes(ParameterType ours, string reference)
    {
        var name = reference.StartsWith("System.", StringComparison.Ordinal) ? reference[(reference.LastIndexOf('.') + 1)..] : reference;
        return name switch
        {
            "Boolean" => ours is ParameterType.Truth,
            "SwitchParameter" => ours is ParameterType.Switch,
            "Int16" or "Int32" or "UInt32" or "Int64" => ours is ParameterType.Number,
            "DateTime" or "ExDateTime" => ours is ParameterType.Instant,
            "Byte[]" => ours is ParameterType.Bytes,
            "MultiValuedProperty" or "ProxyAddressCollection" => ours is ParameterType.List,
            _ when name.EndsWith("[]", StringComparison.Ordinal) => ours is ParameterType.List or ParameterType.Text,
            _ => ours is ParameterType.Text,
        };
    }
}
