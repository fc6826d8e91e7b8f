using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary><c>Test-OAuthConnectivity</c>, the same on premises and in Exchange Online. Without ReloadConfig it uses what the server read last (domain 5.2).</summary>
internal static class OAuthConnectivity
{
    public static OperationParameter[] Parameters { get; } =
        [Mandatory("Service", Text), Mandatory("TargetUri", Text), Optional("Mailbox", Text), Optional("ReloadConfig", Switch)];

    public static string[] Reads { get; } = ["Task", "ResultType", "Identity", "IsValid", "ObjectState", "Detail"];
}
