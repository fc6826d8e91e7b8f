using System.Text.Json;
using HybridTrust.Api.Problems;

namespace HybridTrust.Api.Requests;

/// <summary>
/// The members of a JSON object that a caller sent, read strictly: each has its type, comes once, and no other is there.
/// What is wrong is collected, so that the caller hears all of it at once.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>The most characters of a reason, where nothing else is said.</summary>
    private const int LongestReason = 1000;

    /// <summary>A body may hold thousands of wrong members; nobody reads more than these.</summary>
    private const int MostErrors = 50;

    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    private JsonFields(JsonElement root, IReadOnlyList<string> known)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            Refuse("$", $"is {Words.Of(root)}", $"Send an object with the members {string.Join(", ", known)}.");
            return;
        }

        foreach (var member in root.EnumerateObject())
        {
            var name = Words.NameOf(member);
            if (name is null || !known.Contains(name, StringComparer.Ordinal))
            {
                Refuse(Words.Path(name), "is not known", $"Leave it out. Known are {string.Join(", ", known)}; case matters.");
            }
            else if (!_members.TryAdd(name, member.Value.Clone()))
            {
                Refuse(Words.Path(name), "is there twice", "Send it once: which of the two is meant cannot be told.");
            }
        }
    }

    /// <summary>Whether anything was wrong so far.</summary>
    public bool AnyErrors => _errors.Count > 0;

    /// <summary>Reads the members of an object.</summary>
    /// <exception cref="RequestRefusedException">The bytes are not JSON.</exception>
    public static JsonFields Read(ReadOnlyMemory<byte> body, params IReadOnlyList<string> known)
    {
        using var document = ForeignJson.Parse(body, depth: 16);
        return new JsonFields(document.RootElement, known);
    }

    /// <summary>Notes what is wrong with a member.</summary>
    public void Refuse(string path, string problem, string remedy)
    {
        if (_errors.Count < MostErrors)
        {
            _errors.Add(new FieldError(path, problem, remedy));
        }
    }

    /// <summary>A member, or null when it is absent or null.</summary>
    public JsonElement? Member(string name) =>
        _members.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A text; null when absent, or wrong and noted.</summary>
    public string? Text(string name, string remedy, bool required = true)
    {
        if (Member(name) is not { } value)
        {
            if (required)
            {
                Refuse($"$.{name}", "is missing", remedy);
            }

            return null;
        }

        var text = Words.TextOf(value);
        if (text is null)
        {
            Refuse($"$.{name}", $"is {Words.Of(value)}", remedy);
        }

        return text;
    }

    /// <summary>The member <c>reason</c>: what a person gives as one, or nothing. Lines may be broken; what would move a terminal may not be there.</summary>
    public string? Reason(int longest = LongestReason)
    {
        var reason = Text("reason", "Send a text, or leave it out.", required: false);
        if (reason is not null && (reason.Length > longest || !Words.ArePrintable(reason.Replace("\n", "", StringComparison.Ordinal))))
        {
            Refuse("$.reason", reason.Length > longest ? $"has {reason.Length} characters" : "has characters that cannot be shown", $"Send at most {longest} printable characters.");
        }

        return reason;
    }

    /// <summary>A whole number within bounds; null when absent, or wrong and noted.</summary>
    public int? Number(string name, int least, int most)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse($"$.{name}", $"is {Words.Of(value)} that will not do", $"Send a whole number from {least} to {most}, or leave it out.");
        return null;
    }

    /// <summary>Ends the request when anything was wrong.</summary>
    /// <exception cref="RequestRefusedException">Something was.</exception>
    public void ThrowIfAnyErrors(string what)
    {
        if (AnyErrors)
        {
            var detail = $"{what} was not accepted, and nothing was changed: {string.Join("; ", _errors.Take(5).Select(e => $"{e.Path} {e.Problem}"))}"
                + (_errors.Count > 5 ? $"; and {_errors.Count - 5} more." : ".");
            throw new RequestRefusedException(ApiProblem.Of(ProblemKind.InvalidContent, detail) with { Errors = _errors });
        }
    }
}
