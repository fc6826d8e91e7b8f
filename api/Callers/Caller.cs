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
}
