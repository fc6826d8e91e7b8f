namespace HybridTrust.Simulation.EstateFiles;

/// <summary>What Set-AuthConfig takes the figures of a date for.</summary>
internal enum DateReading
{
    /// <summary>UTC, as is reported (domain 11, row 3).</summary>
    Utc,

    /// <summary>The local time of the server.</summary>
    Local,
}
