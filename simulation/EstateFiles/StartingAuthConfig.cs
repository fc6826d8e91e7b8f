namespace HybridTrust.Simulation.EstateFiles;

/// <summary>AuthConfig at the start; certificates by their name in the file.</summary>
/// <param name="Current">The certificate in use.</param>
/// <param name="Previous">The one before it; null for none.</param>
/// <param name="Next">The one staged; null for none.</param>
/// <param name="NextEffectiveInDays">When it becomes current.</param>
/// <param name="NextStagedSecondsAgo">When it was staged, if so lately that other sites may not know it yet; null for long ago.</param>
/// <param name="Realm">Normally blank.</param>
internal sealed record StartingAuthConfig(
    string Current, string? Previous, string? Next, int NextEffectiveInDays, int? NextStagedSecondsAgo, string Realm)
{
    public DateReading DatesReadAs { get; init; }
}
