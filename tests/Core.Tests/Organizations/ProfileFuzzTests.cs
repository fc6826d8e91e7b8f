using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace HybridTrust.Organizations;

/// <summary>Whatever happens to a profile's bytes, reading gives a profile or errors, never an exception.</summary>
public class ProfileFuzzTests
{
    private static readonly byte[] Known = Encoding.UTF8.GetBytes(Profiles.Json);

    private static readonly string[] Snippets =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-", "1e999999", "99999999999999999999", "0.1", "\\", "\\ud800", "\"\\udc00\"",
        "\ufeff", "//", "/*", "\u0000", "\"version\":1,", "\"password\":\"x\",", "[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":", "\n", "$", "é", "\"\"",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "\"\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[]]", "{\"\":1}", "\"x\\u0000\"", "[\"a\",\"a\"]", "{\"fqdn\":{}}",
    ];

    private static readonly string[] Places =
    [
        "version", "name", "exchangeOrganization", "tenant", "tenant.id", "tenant.cloud", "verifiedDomain", "legacy", "runners", "runners.exchange",
        "runners.skypeServer", "topology", "procedures", "optionalPrincipals", "approval", "maintenanceWindow", "rotation", "rotation.leadDays",
        "testMailboxes", "exchangeOnline",
    ];

    [Fact]
    public void Any_mutation_of_the_bytes_is_answered()
    {
        var edit = Gen.Choose(0, 3).SelectMany(_ => Gen.Choose(0, Known.Length), (kind, at) => (kind, at))
            .SelectMany(_ => Gen.Choose(0, Snippets.Length * 256), (place, pick) => (place.kind, place.at, pick));
        var mutated = edit.NonEmptyListOf().Select(edits => edits.Aggregate(Known, (bytes, e) => Mutate(bytes, e.kind, e.at, e.pick)));

        Prop.ForAll(mutated.ToArbitrary(), IsAnswered).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Any_values_in_any_places_are_answered()
    {
        var edit = Gen.Elements(Places).SelectMany(_ => Gen.Elements(Values), (place, value) => (place, value));

        Prop.ForAll(
                edit.ArrayOf(3).ToArbitrary(),
                edits => IsAnswered(Encoding.UTF8.GetBytes(edits.Aggregate(Profiles.Json, (json, e) => TryEdit(json, e.place, e.value)))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Any_text_and_any_bytes_are_answered()
    {
        Prop.ForAll<byte[]>(IsAnswered).QuickCheckThrowOnFailure();
        Prop.ForAll<string?>(text => text is null || ProfileReader.Read(text, "f.json") is not null).QuickCheckThrowOnFailure();
    }

    private static bool IsAnswered(byte[] bytes) => ProfileReader.Read(bytes, "f.json") switch
    {
        ProfileReading.Valid valid => Profiles.Canonical(valid.Profile).Length > 0,
        ProfileReading.Invalid invalid => invalid.Errors.Count > 0 && invalid.Errors.All(e => e.Path[0] == '$' && e.Problem.Length > 0 && e.Remedy.Length > 0),
        _ => false,
    };

    private static byte[] Mutate(byte[] bytes, int kind, int at, int pick)
    {
        at = Math.Min(at, bytes.Length);
        var snippet = Encoding.UTF8.GetBytes(Snippets[pick % Snippets.Length]);
        var cut = Math.Min(at + (pick % 40), bytes.Length);
        return kind switch
        {
            0 => [.. bytes[..at], .. snippet, .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes[cut..]],
            2 => [.. bytes[..at], (byte)pick, .. bytes[Math.Min(at + 1, bytes.Length)..]],
            _ => [.. bytes[..cut], .. bytes[at..]],
        };
    }

    private static string TryEdit(string json, string place, string value)
    {
        try
        {
            return Profiles.Edit(json, place, value);
        }
        catch (Exception gone) when (gone is InvalidOperationException or NullReferenceException or ArgumentException or FormatException)
        {
            // An earlier edit of this case has taken the place away.
            return json;
        }
    }
}
