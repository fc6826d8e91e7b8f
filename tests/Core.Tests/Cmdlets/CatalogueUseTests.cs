using System.Collections.Concurrent;
using System.Text.Json;
using HybridTrust.Organizations;

namespace HybridTrust.Cmdlets;

/// <summary>What steps and proofs really ask of shells, against the catalogue and against Microsoft's reference.</summary>
public class CatalogueUseTests
{
    private static readonly JsonElement Reference = CmdletReference.Cmdlets;

    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<AskedOperation>>>> Samples = new(StringComparer.Ordinal);

    /// <summary>What no step of these two samples asks for, and why it is there all the same.</summary>
    private static readonly Dictionary<string, string> Idle = new(StringComparer.Ordinal)
    {
        ["ExchangeServer Get-User"] = "a partner application of Exchange Online that is linked to no account",
        ["ExchangeServer Get-AvailabilityAddressSpace"] = "servers older than Exchange 2013 SP1, which know no connectors",
        ["ExchangeServer Add-AvailabilityAddressSpace"] = "the same old servers",
        ["ExchangeServer Remove-AvailabilityAddressSpace"] = "the same old servers, undone",
        ["ExchangeServer Set-IntraOrganizationConnector"] = "a connector that exists and is disabled",
        ["ExchangeOnline Set-IntraOrganizationConnector"] = "a connector in Exchange Online that exists and is disabled",
        ["SkypeServer Set-CsCertificate"] = "a pool without a certificate for tokens, or with one that breaks the rules, whose default certificate will do",
        ["ExchangeServer Set-AuthConfig"] = "a rotation: stages the next certificate, publishes it, clears the previous one",
        ["Windows CreateAuthCertificate"] = "a rotation: the next certificate",
        ["Windows CopyAuthCertificate"] = "a rotation: the next certificate on every server",
        ["Windows RemoveCertificate"] = "a rotation that is undone",
        ["Windows ReadAuthAdminEvents"] = "a rotation: who published, and when",
        ["Windows TryClientAssertion"] = "a rotation: the next certificate, tried as the dedicated application",
        ["SkypeServer Set-CsPartnerApplication"] = "a partner application of the pool that exists and differs",
    };

    /// <summary>Northwind has every procedure and starts with nothing; Contoso starts with what the wizard left.</summary>
    [Theory]
    [InlineData("northwind")]
    [InlineData("contoso")]
    public async Task Every_step_asks_only_for_what_the_catalogue_has_and_never_mixes_two_parameter_sets(string sample)
    {
        var asked = await AskedIn(sample).Value;

        Assert.True(asked.Count > 100, "The steps asked for next to nothing, so this says nothing.");
        Assert.Equal([], asked.Select(Objection).OfType<string>().Distinct());
    }

    [Fact]
    public async Task Every_entry_of_the_catalogue_is_asked_for_by_some_step_or_proof_or_there_is_a_reason_why_not()
    {
        var used = (await Task.WhenAll(AskedIn("northwind").Value, AskedIn("contoso").Value))
            .SelectMany(asked => asked.Select(a => (a.Shell, a.Call.Operation))).ToHashSet();

        var idle = OperationCatalogue.Default.Operations.Where(o => !used.Contains((o.Shell, o.Name))).Select(o => $"{o.Shell} {o.Name}").ToList();

        var unexplained = idle.Except(Idle.Keys, StringComparer.Ordinal).ToList();
        Assert.True(unexplained.Count == 0, $"Nobody asks for {string.Join("; ", unexplained)}. Use it, remove it, or say here why it stays.");
        Assert.Equal([], Idle.Keys.Except(idle, StringComparer.Ordinal));
    }

    private static Lazy<Task<IReadOnlyList<AskedOperation>>> AskedIn(string sample) =>
        Samples.GetOrAdd(sample, name => new Lazy<Task<IReadOnlyList<AskedOperation>>>(() => AskAsync(name)));

    private static async Task<IReadOnlyList<AskedOperation>> AskAsync(string sample)
    {
        await using var bench = await EstateBench.StartAsync(
            sample: sample, adapt: p => p with { Procedures = [ProcedureIds.Preflight, .. p.Procedures] });
        var applied = await bench.ApplyAllAsync();
        Assert.Null(applied.Stopped());
        await bench.ApplyAllAsync();
        await bench.ProveAsync();
        await bench.UndoAsync(applied);
        return bench.Shells.Asked;
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
