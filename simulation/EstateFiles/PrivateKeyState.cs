namespace HybridTrust.Simulation.EstateFiles;

/// <summary>What a server can do with the private key of a certificate in its store.</summary>
internal enum PrivateKeyState
{
    /// <summary>Use it.</summary>
    Readable,

    /// <summary>It is there, but its permissions or its container are broken.</summary>
    Unreadable,

    /// <summary>Only the public part was installed.</summary>
    Absent,
}
