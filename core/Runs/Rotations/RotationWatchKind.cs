namespace HybridTrust.Runs.Rotations;

/// <summary>What a rotation waits for.</summary>
public enum RotationWatchKind
{
    /// <summary>The date: each day everybody must still be ready for it.</summary>
    Date,

    /// <summary>That a domain controller of every site names the certificate as current.</summary>
    Publication,

    /// <summary>That every server signs with it.</summary>
    Servers,

    /// <summary>The end of the grace, in which the former keys stay.</summary>
    Grace,
}
