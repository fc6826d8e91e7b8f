namespace HybridTrust.Procedures.Rotate;

/// <summary>Where the replacement of the auth certificate stands, whoever has brought it there.</summary>
internal enum RotationStanding
{
    /// <summary>There is no next certificate yet.</summary>
    NotBegun,

    /// <summary>A next certificate is there, and nothing refers to it.</summary>
    Created,

    /// <summary>AuthConfig names it as next.</summary>
    Dated,

    /// <summary>AuthConfig names it as current.</summary>
    Published,
}
