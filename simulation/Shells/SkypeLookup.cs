using HybridTrust.Simulation.Skype;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds what a call of Skype's shell names.</summary>
internal static class SkypeLookup
{
    private static readonly string[] TrustLevels = ["Full", "Application", "User"];

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">The pool has no such user.</exception>
    public static SkypeUser SkypeUser(this ShellCall call, string identity)
    {
        var address = identity.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) ? identity[4..] : identity;
        return call.Skype.Users.FirstOrDefault(u => string.Equals(u.SipAddress, address, StringComparison.OrdinalIgnoreCase))
            ?? throw call.Fail(call.Errors.CsNotFound(identity));
    }

    /// <summary>The trust level given; null when none is.</summary>
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">It is not one.</exception>
    public static string? TrustLevel(this ShellCall call) => call.Text("ApplicationTrustLevel") is not { } level
        ? null
        : TrustLevels.FirstOrDefault(known => string.Equals(known, level, StringComparison.OrdinalIgnoreCase)) ?? throw call.Fail(call.Errors.InvalidValue("ApplicationTrustLevel", level, TrustLevels));
}
