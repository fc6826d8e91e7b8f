using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-PartnerApplication</c>: an application identifier is unique within its realm, whatever the name.</summary>
internal sealed class NewPartnerApplication() : ExchangeOperation("New-PartnerApplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        if (call.Text("AuthMetadataUrl") is { } url)
        {
            // The form for a partner that signs its own tokens. No such partner stands in this estate, so its document cannot be fetched.
            throw call.Fail(call.Errors.MetadataUnavailable(url));
        }

        var application = new PartnerApplication
        {
            Guid = Guid.NewGuid(),
            Name = name,
            ApplicationIdentifier = call.Required("ApplicationIdentifier"),
            WhenChanged = call.Now,
            Enabled = call.Truth("Enabled") ?? true,
            LinkedAccount = call.Text("LinkedAccount") is { Length: > 0 } ? call.Account("LinkedAccount").Guid : null,
        };
        var existing = call.Datacentre.PartnerApplications;
        if (existing.Exists(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw call.Fail(call.Errors.AlreadyExists(
                call.Datacentre.ConfigurationName(PartnerApplicationLookup.Container, name), call.DomainController));
        }

        if (existing.Find(a => IsSame(a, application)) is { } owner)
        {
            throw call.Fail(call.Errors.ApplicationInUse(application.ApplicationIdentifier, owner.Name));
        }

        existing.Add(application);
        return ShellCall.Objects([ExchangeObjects.PartnerApplication(call.Datacentre, application)]);
    }

    private static bool IsSame(PartnerApplication one, PartnerApplication other) =>
        string.Equals(one.ApplicationIdentifier, other.ApplicationIdentifier, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.Realm, other.Realm, StringComparison.OrdinalIgnoreCase);
}
