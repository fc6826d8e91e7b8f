namespace HybridTrust.Organizations;

/// <summary>Microsoft's clouds; endpoints differ in each.</summary>
public enum Cloud
{
    /// <summary>Worldwide.</summary>
    Global,

    /// <summary>US government, L4 (GCC High).</summary>
    UsGovernmentL4,

    /// <summary>US government, L5 (DoD).</summary>
    UsGovernmentL5,

    /// <summary>China, operated by 21Vianet.</summary>
    China,

    /// <summary>France, Bleu.</summary>
    Bleu,

    /// <summary>Germany, Delos.</summary>
    Delos,
}
