namespace HybridTrust.Simulation.Exchange;

/// <summary>A virtual directory of a server's default web site.</summary>
internal sealed record VirtualDirectory
{
    public const string OAuth = nameof(OAuth);

    public required Guid Guid { get; init; }

    public required VirtualDirectoryKind Kind { get; init; }

    /// <summary>The server's fully qualified name.</summary>
    public required string Server { get; init; }

    public string? InternalUrl { get; init; }

    public string? ExternalUrl { get; init; }

    public required IReadOnlyList<string> AuthenticationMethods { get; init; }

    public bool WsSecurity { get; init; }

    public string Name => $"{Kind.ToString().ToLowerInvariant()} (Default Web Site)";

    public bool TakesOAuth => AuthenticationMethods.Contains(OAuth, StringComparer.Ordinal);

    /// <summary>Whether requests for a host come to this directory.</summary>
    public bool Answers(string host) => IsAt(InternalUrl, host) || IsAt(ExternalUrl, host);

    private static bool IsAt(string? url, string host) =>
        url is not null && string.Equals(new Uri(url).Host, host, StringComparison.OrdinalIgnoreCase);
}
