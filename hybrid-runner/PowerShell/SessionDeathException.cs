using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>A session died in the middle of an operation.</summary>
internal sealed class SessionDeathException(bool timedOut, CmdletException death) : Exception(death.Message, death)
{
    /// <summary>Whether its time was over.</summary>
    public bool TimedOut { get; } = timedOut;

    /// <summary>What the step is told.</summary>
    public CmdletException Death { get; } = death;
}
