namespace HybridTrust.Functions.Durable;

/// <summary>Carries an activity's failure through the Functions host; the message is its JSON.</summary>
internal sealed class ActivityFailedException(Exception cause) : Exception(ActivityFailure.Of(cause).ToString(), cause);
