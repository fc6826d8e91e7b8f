namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>A blob of the fake storage.</summary>
internal sealed record FakeBlob(string Content, string Tag, IReadOnlyDictionary<string, string> Metadata);
