using System.Net.Http.Headers;
using System.Text;

namespace HybridTrust.Api.Ticketing;

/// <summary>With what this host signs in to a ticket system. Never logged, shown or written.</summary>
public sealed class TicketCredential
{
    private TicketCredential(AuthenticationHeaderValue header) => Header = header;

    internal AuthenticationHeaderValue Header { get; }

    /// <summary>A user and a password or API token, or a bearer token where there is no user.</summary>
    /// <exception cref="FormatException">It cannot be used. The message does not repeat it.</exception>
    public static TicketCredential Of(string? user, string secret)
    {
        if (secret.StartsWith("@Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("is a Key Vault reference that was not resolved. Look at the secret's name, and at whether the host's identity may read it.");
        }

        if (secret.Length == 0 || secret.Any(char.IsControl) || user?.Any(c => char.IsControl(c) || c is ':') is true)
        {
            throw new FormatException("is empty or has characters that no password or user name has. Write it in one line.");
        }

        if (user is { Length: > 0 })
        {
            return new TicketCredential(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"))));
        }

        return secret.All(c => c is > ' ' and < '\u007f')
            ? new TicketCredential(new AuthenticationHeaderValue("Bearer", secret))
            : throw new FormatException("has characters that no token has. Write the token in one line, or name its user too.");
    }

    /// <inheritdoc />
    public override string ToString() => "a credential";
}
