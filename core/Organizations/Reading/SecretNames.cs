using System.Text.Json;

namespace HybridTrust.Organizations.Reading;

/// <summary>Finds properties whose names promise a secret, anywhere in the file. Their values are never looked at.</summary>
internal static class SecretNames
{
    private static readonly string[] Words = ["password", "passwd", "pwd", "passphrase", "secret", "token", "key", "pfx", "credential"];

    public static bool Looks(string name) => Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static void Report(JsonElement root, ErrorList errors) => Walk(root, "$", errors);

    // The parser's depth limit bounds the recursion.
    private static void Walk(JsonElement element, string path, ErrorList errors)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, $"{path}[{index++}]", errors);
            }
        }
        else if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Visit(property, path, errors);
            }
        }
    }

    private static void Visit(JsonProperty property, string path, ErrorList errors)
    {
        if (!JsonText.TryReadName(property, out var name))
        {
            return;
        }

        if (Looks(name))
        {
            errors.Add(
                JsonText.Member(path, name),
                "This looks like a secret. Never put a secret into a profile.",
                "Delete it here and in every copy of the file, and change the secret: runners and cloud activities sign in with identities of their own.");
            return;
        }

        Walk(property.Value, JsonText.Member(path, name), errors);
    }
}
