namespace HybridTrust.Runner.PowerShell;

/// <summary>A bridge's process is gone or of no use; an operation that it was asked for may have run in part.</summary>
internal sealed class BridgeException(string message) : Exception(message)
{
    /// <summary>Whether it was ended because its time was over: asked again, it would take as long again.</summary>
    public bool TimedOut { get; init; }
}
