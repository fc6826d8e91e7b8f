using System.Net;

namespace HybridTrust.Runner.Configuration;

/// <summary>By which proxy the host is reached: <c>proxy</c> of the config. An address on this machine is always reached directly.</summary>
/// <param name="Address">A proxy; null for the system's own choice, or none.</param>
/// <param name="IsNone">Whether every proxy is passed by.</param>
internal sealed record ProxyChoice(Uri? Address, bool IsNone)
{
    /// <summary>What to write.</summary>
    public const string Remedy = "Write \"system\", \"none\", or a proxy's address without name and password, such as \"http://proxy.contoso.com:8080\".";

    /// <summary>What Windows says for this account, elsewhere the environment.</summary>
    public static ProxyChoice System { get; } = new(null, IsNone: false);

    /// <summary>Reads what a person wrote; null when it will not do.</summary>
    public static ProxyChoice? Parse(string text) => text switch
    {
        "system" => System,
        "none" => new ProxyChoice(null, IsNone: true),
        _ => Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.PathAndQuery is "/" && address.Fragment.Length == 0
                ? new ProxyChoice(address, IsNone: false)
                : null,
    };

    /// <summary>The proxy on the way to an address; null when there is none.</summary>
    public Uri? For(Uri target) =>
        target.IsLoopback || IsNone ? null
            : Address ?? (HttpClient.DefaultProxy.IsBypassed(target) ? null : HttpClient.DefaultProxy.GetProxy(target));

    /// <summary>The proxy as a handler takes it; null for the system's.</summary>
    public IWebProxy? Explicit => Address is null ? null : new WebProxy(Address);

    public override string ToString() => IsNone ? "none" : Address?.GetLeftPart(UriPartial.Authority) ?? "system";
}
