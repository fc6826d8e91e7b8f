namespace HybridTrust.Functions.Durable;

/// <summary>Asks for an instance id.</summary>
/// <param name="InstanceId">The id.</param>
/// <param name="Owner">Who asks, the same when the call is repeated.</param>
internal sealed record InstanceReservation(string InstanceId, string Owner);
