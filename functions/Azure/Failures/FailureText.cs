namespace HybridTrust.Functions.Azure.Failures;

/// <summary>What of a client's message is worth a person's reading.</summary>
internal static class FailureText
{
    /// <summary>The first line: what follows it are headers and bodies.</summary>
    public static string FirstLine(string? message) => (message ?? "").Split('\n', 2)[0].TrimEnd('\r');
}
