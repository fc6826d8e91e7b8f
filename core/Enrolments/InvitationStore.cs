using System.Security.Cryptography;
using System.Text;
using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Enrolments;

/// <summary>The invitations of runners: each code works once, for a short time, whoever else comes at the same moment.</summary>
public sealed class InvitationStore(IRecords records, TimeProvider time)
{
    /// <summary>How long a code works unless the person who invites says otherwise.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);

    private const string Remedy = "Have an approver run 'hybridtrust runner invite' again, and use the new code at once.";

    /// <summary>Makes a code for a runner.</summary>
    public async Task<IssuedInvitation> InviteAsync(string runner, string by, TimeSpan lifetime, CancellationToken cancellation)
    {
        while (true)
        {
            var code = EnrolmentCode.New();
            var now = time.GetUtcNow();
            var invitation = new Invitation(runner, EnrolmentCode.HashOf(code), by, now, now + lifetime);
            if (await records.TryCreateAsync(KeyOf(invitation.CodeHash), invitation, cancellation))
            {
                return new IssuedInvitation(code, invitation);
            }
        }
    }

    /// <summary>Uses a code up.</summary>
    /// <param name="code">The code as a person typed it.</param>
    /// <param name="mayUse">Looks at the invitation before it is used up; a sentence refuses, and the code stays good.</param>
    /// <param name="usedFor">Thumbprint of the certificate that is enrolled with it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Redemption> RedeemAsync(string code, Func<Invitation, string?> mayUse, string usedFor, CancellationToken cancellation)
    {
        if (EnrolmentCode.Normalize(code) is not { } normalized)
        {
            return Unknown();
        }

        var hash = EnrolmentCode.HashOf(normalized);
        if (await records.FindAsync(KeyOf(hash), cancellation) is not { } stored)
        {
            return Unknown();
        }

        var invitation = TrustJson.Deserialize<Invitation>(stored.Content.Span);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(invitation.CodeHash), Encoding.ASCII.GetBytes(hash)))
        {
            return Unknown();
        }

        if (Spent(invitation) is { } spent)
        {
            return new Redemption.Refused(spent);
        }

        if (mayUse(invitation) is { } reason)
        {
            return new Redemption.Refused(reason);
        }

        var used = invitation with { UsedAt = time.GetUtcNow(), UsedFor = usedFor };
        return await records.TryReplaceAsync(KeyOf(hash), stored.Tag, TrustJson.SerializeToUtf8(used), cancellation) is not null
            ? new Redemption.Accepted(used)
            : new Redemption.Refused($"The code was used by somebody else at this very moment. If that was not you, revoke runner '{invitation.Runner}'. {Remedy}");
    }

    private string? Spent(Invitation invitation)
    {
        if (invitation.UsedAt is { } usedAt)
        {
            return $"The code was used at {usedAt:u} for certificate {invitation.UsedFor}, and works once. " +
                $"If that was not you, revoke runner '{invitation.Runner}' at once. {Remedy}";
        }

        return time.GetUtcNow() < invitation.ExpiresAt ? null : $"The code was good until {invitation.ExpiresAt:u}, and it is {time.GetUtcNow():u} now. {Remedy}";
    }

    private static Redemption.Refused Unknown() => new($"This host made no such code. Look for a slip of typing; codes are of one host only. {Remedy}");

    // The key holds a part of the hash and the record the rest, so that what finds a record does not yet match it.
    private static RecordKey KeyOf(string hash) => new("invitations", hash[..16]);
}
