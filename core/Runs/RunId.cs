using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Runs;

/// <summary>Names a run after what it is: the same delivery twice is one run.</summary>
public static class RunId
{
    /// <summary>Every run's id starts with this.</summary>
    public const string Prefix = "run-";

    /// <summary>The id: a hash of organization, ticket system, ticket, action and attempt.</summary>
    public static string Of(RunRequest request)
    {
        var identity = string.Join('\n',
            request.Organization,
            request.Ticket.System,
            request.Ticket.Id,
            request.Action.ToString(),
            request.Attempt.ToString(CultureInfo.InvariantCulture));
        if (request.Undoes is { } undone)
        {
            identity = $"{identity}\n{undone}";
        }

        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..20];
    }
}
