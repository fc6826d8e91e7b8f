namespace HybridTrust.Simulation.Exchange;

/// <summary>The setting overrides that a server acts on: what it read last, by itself within the hour or because it was told to (domain 2(f)).</summary>
/// <param name="Updated">When the server read them; the estate's time, UTC.</param>
/// <param name="Overrides">As they were then.</param>
internal sealed record VariantConfiguration(DateTimeOffset Updated, IReadOnlyList<SettingOverride> Overrides)
{
    /// <summary>A server that nobody tells sees a change at latest after this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);
}
