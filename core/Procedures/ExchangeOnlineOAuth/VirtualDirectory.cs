using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>A virtual directory as the directory describes it; what only IIS knows is not asked, so that no server has to be up.</summary>
/// <param name="Server">The server's host name.</param>
/// <param name="Identity">How a person names it in a cmdlet.</param>
/// <param name="InternalUrl">Where clients inside go; null when it is not set.</param>
/// <param name="ExternalUrl">Where clients outside go; null when it is not set.</param>
/// <param name="TakesOAuth">Whether it takes OAuth from inside and outside.</param>
/// <param name="TakesWsSecurity">Whether it takes the tokens of federation.</param>
internal sealed record VirtualDirectory(string Server, string Identity, Uri? InternalUrl, Uri? ExternalUrl, bool TakesOAuth, bool TakesWsSecurity)
{
    public static VirtualDirectory Of(CmdletObject directory) => new(
        directory.Text("Server") ?? "",
        directory.Text("Identity") ?? directory.Text("Name") ?? "",
        Address(directory.Text("InternalUrl")),
        Address(directory.Text("ExternalUrl")),
        Takes(directory, "InternalAuthenticationMethods", "OAuth") && Takes(directory, "ExternalAuthenticationMethods", "OAuth"),
        directory.Truth("WSSecurityAuthentication") || Takes(directory, "InternalAuthenticationMethods", "WSSecurity"));

    /// <summary>Whether it is on the server of that full name.</summary>
    public bool IsOn(string fqdn) => string.Equals(Server, fqdn, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Server, fqdn.Split('.')[0], StringComparison.OrdinalIgnoreCase);

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri : null;

    private static bool Takes(CmdletObject directory, string property, string method) =>
        directory.List(property).SelectMany(m => m.Split(',', StringSplitOptions.TrimEntries)).Contains(method, StringComparer.OrdinalIgnoreCase);
}
