namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// The spellings by which Exchange finds an object: name, GUID, distinguished name, canonical name, and what is passed as others.
/// </summary>
internal static class Identities
{
    public static bool Matches(string identity, Guid guid, params ReadOnlySpan<string?> spellings)
    {
        if (Guid.TryParse(identity, out var asGuid) && asGuid == guid)
        {
            return true;
        }

        foreach (var spelling in spellings)
        {
            if (string.Equals(spelling, identity, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
