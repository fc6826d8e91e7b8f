namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>A request as a fake service saw it.</summary>
internal sealed record FakeRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
