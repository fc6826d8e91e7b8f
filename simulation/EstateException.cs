namespace HybridTrust.Simulation;

/// <summary>The estate cannot be started or changed; the message says why and what to do.</summary>
public sealed class EstateException(string explanation, Exception? cause = null) : Exception(explanation, cause);
