using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Partners;
using HybridTrust.Simulation.Tokens;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Signs with the private key in this server's own store, and asks the tenant's token service.</summary>
internal sealed class TryClientAssertion() : WindowsOperation(LocalOperations.TryClientAssertion, changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var tenant = call.World.Tenant;

        // The shell takes any text; to the tenant what is no application's id is an application that it does not know.
        var application = Guid.TryParse(call.Required("Application"), out var id) ? id : Guid.Empty;
        try
        {
            var assertion = call.Services.Signer.Sign(
                call.World, call.Server, call.Required("Thumbprint"), application, tenant.TenantId.ToString());
            return call.Services.Tokens.Ask(tenant.TenantId, assertion, call.Required("Scope")) switch
            {
                TokenAnswer.Issued => Answer(accepted: true, error: null, failure: null),
                TokenAnswer.Refused refused => Answer(accepted: false, $"{refused.Error} {refused.Link}", failure: null),
                _ => Answer(accepted: false, error: null, "UnknownAnswer"),
            };
        }
        catch (BrokenLinkException)
        {
            return Answer(accepted: false, error: null, call.Server.Find(call.Required("Thumbprint")) is null ? "CertificateMissing" : "SignatureFailure");
        }
    }

    private static CmdletResult Answer(bool accepted, string? error, string? failure) =>
        ShellCall.Objects([Of(Property("Accepted", accepted), Property("Error", error), Property("Failure", failure))]);
}
