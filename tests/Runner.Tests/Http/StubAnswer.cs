namespace HybridTrust.Runner.Tests.Http;

/// <summary>What the stub answers; status 0 drops the connection in the middle of the body.</summary>
internal sealed record StubAnswer(int Status, string Body, string? RetryAfter = null, string? Ahead = null);
