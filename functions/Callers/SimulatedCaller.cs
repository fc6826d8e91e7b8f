using HybridTrust.Api.Callers;

namespace HybridTrust.Functions.Callers;

/// <summary>A caller of a simulation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Token">Its bearer token: at least 32 random characters.</param>
internal sealed record SimulatedCaller(string Name, IReadOnlyList<CallerRole> Roles, string Token)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}
