namespace HybridTrust.Api.Ticketing;

/// <summary>Where a ticket system is: https, or http on this machine, because a credential never crosses a network in the clear.</summary>
public static class TicketAddress
{
    /// <summary>The address as written, made ready to join paths to.</summary>
    /// <exception cref="FormatException">It is no address to send a credential to.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && (address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback))
        && address is { UserInfo.Length: 0, Fragment.Length: 0 }
            ? address
            : throw new FormatException("is no address to send a credential to. Write one with https and without a user, such as https://fabrikam.service-now.com/.");

    /// <summary>The same with a slash at its end, or joining would drop the last part of its path.</summary>
    /// <exception cref="FormatException">It is no address to send a credential to.</exception>
    public static Uri ParseBase(string text) => Parse(text.Trim().TrimEnd('/') + "/");
}
