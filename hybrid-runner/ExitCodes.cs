namespace HybridTrust.Runner;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Stopped when asked to, or checked and found valid.</summary>
    public const int Success = 0;

    /// <summary>Ended by an error.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, config or policy.</summary>
    public const int Usage = 64;
}
