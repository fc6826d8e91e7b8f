namespace HybridTrust.Simulation.Faults;

/// <summary>What a second writer writes to.</summary>
internal enum RivalTarget
{
    /// <summary>Both of those below.</summary>
    Both,

    /// <summary>The keys of a principal: he writes the whole object back as it was.</summary>
    Keys,

    /// <summary>AuthConfig's next certificate.</summary>
    Next,
}
