using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.HostChannel;

/// <summary>How a host, or who gives tokens for it, is reached.</summary>
internal static class HostHttp
{
    /// <summary>A handler. It follows no redirect: that would take the token elsewhere.</summary>
    public static SocketsHttpHandler HandlerFor(Uri server, ProxyChoice proxy) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = !server.IsLoopback && !proxy.IsNone,
        Proxy = proxy.Explicit,
    };
}
