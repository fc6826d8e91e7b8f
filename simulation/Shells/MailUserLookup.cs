using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds the mail user that a call names.</summary>
internal static class MailUserLookup
{
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is none; a mailbox or a plain account does not count.</exception>
    public static Recipient MailUser(this ShellCall call, string parameter)
    {
        var identity = call.Required(parameter);
        return call.Datacentre.FindRecipient(identity) is { Type: RecipientType.MailUser } user
            ? user
            : throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is no such account of any type.</exception>
    public static Recipient Account(this ShellCall call, string parameter)
    {
        var identity = call.Required(parameter);
        return call.Datacentre.FindRecipient(identity)
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController, category: "InvalidData"));
    }
}
