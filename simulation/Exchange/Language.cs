namespace HybridTrust.Simulation.Exchange;

/// <summary>The language that servers speak: errors are translated, categories and reasons are not (domain 11, row 15).</summary>
internal enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>French.</summary>
    Fr,
}
