using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>An Exchange server as the planner sees it.</summary>
/// <param name="Fqdn">Its fully qualified name.</param>
/// <param name="Build">Its build.</param>
/// <param name="Edge">Whether it is an Edge server, which takes no part in the trust (trap 17).</param>
/// <param name="Index">Its place in <c>topology.servers</c>.</param>
public sealed record PlannedServer(string Fqdn, ExchangeBuild Build, bool Edge, int Index)
{
    /// <inheritdoc />
    public override string ToString() => $"{Fqdn} ({Build.ProductName}, {Build})";
}
