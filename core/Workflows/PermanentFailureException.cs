namespace HybridTrust.Workflows;

/// <summary>Thrown by an activity to say that trying again cannot help; engines never retry it.</summary>
public class PermanentFailureException(string message, Exception? inner = null) : Exception(message, inner);
