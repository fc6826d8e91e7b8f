namespace HybridTrust.Planning.Facts;

/// <summary>How sure a fact is.</summary>
public enum FactStanding
{
    /// <summary>Read in a publication of Microsoft's.</summary>
    Microsoft,

    /// <summary>Read only in other people's publications.</summary>
    Secondary,

    /// <summary>Once true by a publication; that it still is, nobody was found to say.</summary>
    Unconfirmed,
}
