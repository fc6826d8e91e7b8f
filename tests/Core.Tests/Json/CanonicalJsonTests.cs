using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Steps;

namespace HybridTrust.Json;

public class CanonicalJsonTests
{
    private static string Canonical<T>(T value) => Encoding.UTF8.GetString(CanonicalJson.Write(value));

    [Fact]
    public void Properties_stand_in_ordinal_order_at_every_depth() =>
        Assert.Equal(
            """{"A":1,"a":{"b":[{"x":1,"y":2}],"c":null},"é":"ü"}""",
            Canonical(JsonNode.Parse("""{ "é": "ü", "a": { "c": null, "b": [ { "y": 2, "x": 1 } ] }, "A": 1 }""")));

    [Fact]
    public void The_order_of_properties_does_not_matter()
    {
        var orders = Gen.Shuffle(Enumerable.Range(0, 12).ToArray());
        var hash = CanonicalJson.Hash(Build(Enumerable.Range(0, 12)));

        Prop.ForAll(orders.ToArbitrary(), order => CanonicalJson.Hash(Build(order)) == hash).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Keys_that_differ_only_in_case_are_two_keys() => Assert.Equal(
        """{"Name":"1","name":"2"}""",
        Canonical(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "2", ["Name"] = "1" }));

    [Fact]
    public void The_order_of_a_list_does_matter() => Assert.NotEqual(CanonicalJson.Hash(new[] { 1, 2 }), CanonicalJson.Hash(new[] { 2, 1 }));

    [Fact]
    public void The_hash_of_a_finding_is_the_same_in_every_release()
    {
        Finding finding = new Finding.Different
        {
            Sentence = "Partner application SfBOnline is disabled.",
            Settings = [new Setting("Enabled", "True", "False"), new Setting("LinkedAccount", new PlanValue.KnownAfterApply("p/mail-user"), null)],
        };

        Assert.Equal(
            """{"finding":"different","sentence":"Partner application SfBOnline is disabled.","settings":[{"actual":"False","expected":"True","property":"Enabled"},{"expected":{"knownAfterApply":"p/mail-user"},"property":"LinkedAccount"}]}""",
            Canonical(finding));
        Assert.Equal("3d82a79572bf27c19e25ea6c8e0c4eec5a8794a01a381648e9fd98d5a0873960", CanonicalJson.Hash(finding));
    }

    [Fact]
    public void Any_two_texts_have_one_hash_exactly_when_they_are_the_same() => Prop
        .ForAll<NonNull<string>, NonNull<string>>((left, right) =>
            !IsText(left.Get) || !IsText(right.Get)
            || (CanonicalJson.Hash(left.Get) == CanonicalJson.Hash(right.Get)) == string.Equals(left.Get, right.Get, StringComparison.Ordinal))
        .QuickCheckThrowOnFailure();

    // Lone surrogates are no text; all of them become the same replacement character.
    private static bool IsText(string value) => !value.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static JsonObject Build(IEnumerable<int> order) =>
        new(order.Select(i => KeyValuePair.Create<string, JsonNode?>($"p{i}", new JsonObject { ["v"] = i, ["a"] = "x" })));
}
