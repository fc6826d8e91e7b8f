using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.Preflight;

/// <summary>A server as Get-ExchangeServer lists it.</summary>
/// <param name="Fqdn">Its fully qualified name.</param>
/// <param name="AdSite">Its Active Directory site.</param>
/// <param name="IsEdge">Whether it is an Edge server.</param>
/// <param name="NeedsAuthCertificate">Whether it is a Mailbox or Client Access server.</param>
/// <param name="DisplayVersion">AdminDisplayVersion: cumulative update only.</param>
/// <param name="InternetWebProxy">The proxy that Exchange uses; null for none.</param>
internal sealed record InventoryServer(
    string Fqdn, string AdSite, bool IsEdge, bool NeedsAuthCertificate, string DisplayVersion, string? InternetWebProxy)
{
    /// <summary>The server of an object.</summary>
    public static InventoryServer Of(CmdletObject server)
    {
        var edge = server.Truth("IsEdgeServer");
        return new InventoryServer(
            server.Text("Fqdn") ?? "",
            (server.Text("Site") ?? "").Split('/')[^1],
            edge,
            !edge && (server.Truth("IsMailboxServer") || server.Truth("IsClientAccessServer")),
            server.Text("AdminDisplayVersion") ?? "",
            server.Text("InternetWebProxy"));
    }
}
