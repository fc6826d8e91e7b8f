namespace HybridTrust.Local.Tests.Rotations.Faults;

/// <summary>When a fault strikes, in hours from the ticket.</summary>
internal sealed record FaultSpan(int From, int To);
