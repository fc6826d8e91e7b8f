using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Add-AvailabilityAddressSpace</c>: one for each forest, a hundred at most.</summary>
internal sealed class AddAvailabilityAddressSpace() : ExchangeOperation("Add-AvailabilityAddressSpace", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var forest = call.Required("ForestName");
        var spaces = call.Datacentre.AddressSpaces;
        if (spaces.Exists(s => string.Equals(s.ForestName, forest, StringComparison.OrdinalIgnoreCase)))
        {
            throw call.Fail(call.Errors.AlreadyExists(
                call.Datacentre.ConfigurationName("Availability Configuration", forest), call.DomainController));
        }

        if (spaces.Count >= AvailabilityAddressSpace.Most)
        {
            throw call.Fail(call.Errors.TooMany("AvailabilityAddressSpace", AvailabilityAddressSpace.Most));
        }

        var space = new AvailabilityAddressSpace(
            Guid.NewGuid(), forest, call.Required("AccessMethod"), call.Text("ProxyUrl"), call.Truth("UseServiceAccount") ?? false);
        spaces.Add(space);
        return ShellCall.Objects([ExchangeObjects.AddressSpace(space)]);
    }
}
