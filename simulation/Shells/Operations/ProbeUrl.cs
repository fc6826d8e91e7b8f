using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Network;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Sends an anonymous GET from the server.</summary>
internal sealed class ProbeUrl() : WindowsOperation(LocalOperations.ProbeUrl, changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var answer = new WebReach(call.World, call.Now).Get(call.Required("Url"));
        return ShellCall.Objects([Of(
            Property("Status", answer.Status is { } status ? (CmdletValue)(long)status : null),
            Property("Trusted", answer.Trusted),
            Property("AuthMetadata", answer.Metadata is not null),
            Property("AuthMetadataThumbprints", (string[])[.. answer.Metadata?.Certificates.Select(c => c.Thumbprint) ?? []]),
            Property("Failure", answer.Failure))]);
    }
}
