namespace HybridTrust.Functions.Azure.Http;

/// <summary>Which requests may be sent again although the first may have been carried out.</summary>
internal static class RequestSafety
{
    private static readonly HttpRequestOptionsKey<bool> Told = new("hybridtrust-safe-to-repeat");

    /// <summary>Says it of one request whose method does not tell: a POST that only reads.</summary>
    public static void MarkSafeToRepeat(this HttpRequestMessage request) => request.Options.Set(Told, value: true);

    // The PATCHes of this product replace a whole state, so doing one twice is doing it once. A POST may create (domain 3.8).
    /// <summary>Whether the request may be sent again after an unclear answer.</summary>
    public static bool IsSafeToRepeat(this HttpRequestMessage request) =>
        (request.Options.TryGetValue(Told, out var told) && told)
        || request.Method == HttpMethod.Get || request.Method == HttpMethod.Patch;
}
