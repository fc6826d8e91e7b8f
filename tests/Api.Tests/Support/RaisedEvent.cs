namespace HybridTrust.Api.Tests.Support;

/// <summary>An event that reached an instance.</summary>
internal sealed record RaisedEvent(string Instance, string Name, string Payload);
