namespace HybridTrust.Api.Callers;

/// <summary>Who is asking, as the host authenticated it; nothing of it comes from a body or a query.</summary>
/// <param name="Name">The person's or program's name; for a runner, the name it is enrolled under.</param>
/// <param name="Roles">What it may do.</param>
public sealed record Caller(string Name, IReadOnlyList<CallerRole> Roles)
{
    /// <summary>The caller of a route that needs none.</summary>
    public static Caller Anonymous { get; } = new("", []);

    /// <summary>Whether one of the roles is the caller's.</summary>
    public bool HasAnyOf(IReadOnlyList<CallerRole> roles) => roles.Any(Roles.Contains);

    /// <summary>Whether a recorded name is this caller's. Directories do not tell names apart by case, so neither may four-eyes rules.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a recorded requester may be this caller: the same name, or the same before what stands in parentheses, such as an object id
    /// or the ticket system that told it. For what it is better to refuse once too often.
    /// </summary>
    public bool MayBe(string requester) => Is(requester) || string.Equals(Bare(Name), Bare(requester), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;
}
