using System.Text.Json;
using HybridTrust.Organizations;

namespace HybridTrust.Cmdlets;

/// <summary>What steps and proofs really ask of shells, against the catalogue and against Microsoft's reference.</summary>
public class CatalogueUseTests
{
    private static readonly JsonElement Reference = CmdletReference.Cmdlets;

    /// <summary>Northwind has every procedure and starts with nothing; Contoso starts with what the wizard left.</summary>
    [Theory]
    [InlineData("northwind")]
    [InlineData("contoso")]
    public async Task Every_step_asks_only_for_what_the_catalogue_has_and_never_mixes_two_parameter_sets(string sample)
    {
        await using var bench = await EstateBench.StartAsync(
            sample: sample, adapt: p => p with { Procedures = [ProcedureIds.Preflight, .. p.Procedures] });

        var applied = await bench.ApplyAllAsync();
        await bench.ApplyAllAsync();
        await bench.ProveAsync();
        await bench.UndoAsync(applied);

        Assert.Null(applied.Stopped());
        Assert.True(bench.Shells.Asked.Count > 100, "The steps asked for next to nothing, so this says nothing.");
        Assert.Equal([], bench.Shells.Asked.Select(Objection).OfType<string>().Distinct());
    }

    private static string? Objection(AskedOperation asked)
    {
        var (shell, _, call) = asked;
        if (OperationCatalogue.Default.Check(shell, call) is { } refusal)
        {
            return $"{shell}, {Named(call)}: {refusal.Text}";
        }

        // The catalogue may name too few sets; Microsoft's reference has the word.
        return shell is ShellKind.Windows || SharedSets(Reference.GetProperty(call.Operation), call).Count > 0
            ? null
            : $"{shell}, {Named(call)}: no parameter set of Microsoft's reference has all of these.";
    }

    private static List<string> SharedSets(JsonElement parameters, OperationCall call)
    {
        var all = parameters.EnumerateObject().SelectMany(p => SetsOf(p.Value)).Append("(All)").Distinct(StringComparer.Ordinal);
        return [.. all.Where(set => call.Parameters.Keys.All(name => !parameters.TryGetProperty(name, out var facts) || SetsOf(facts).Any(s => s is "(All)" || s == set)))];
    }

    private static IEnumerable<string> SetsOf(JsonElement facts) => facts.GetProperty("sets").EnumerateArray().Select(set => set.GetString()!);

    private static string Named(OperationCall call) => $"{call.Operation} -{string.Join(" -", call.Parameters.Keys)}";
}
