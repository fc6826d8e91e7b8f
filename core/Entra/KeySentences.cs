using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Steps;

namespace HybridTrust.Entra;

/// <summary>What a key write says to the admin.</summary>
internal static class KeySentences
{
    private static readonly Guid ExchangeOnline = new("00000002-0000-0ff1-ce00-000000000000");

    public static KeyWriteOutcome InPlace(KeyChange change, KeyHolder holder) =>
        new KeyWriteOutcome.InPlace { Sentence = $"{Start(holder)} {change.State}; nothing was written." };

    public static KeyWriteOutcome Written(KeyChange change, KeyHolder holder) =>
        new KeyWriteOutcome.Written { Sentence = $"{Start(holder)} {change.State}; read back, and its other keys are as they were." };

    public static KeyWriteOutcome NotYetVisible(KeyChange change, KeyHolder holder, KeyWriterPatience patience) => new KeyWriteOutcome.NotYetVisible
    {
        Sentence = $"Cannot {change.Deed} on {holder.Name}: Entra accepted it {Times(patience.Attempts)}, and for {patience.Replication.TotalSeconds:0} s after each the " +
                   $"list of keys stayed as it was before. {RivalOf(holder)} Where the log names nobody else, Entra is slow today: run again in an hour.",
    };

    public static KeyWriteOutcome Missing(KeyChange change, string absence) =>
        new KeyWriteOutcome.PrincipalMissing { Sentence = $"Cannot {change.Deed}: {absence}" };

    public static KeyWriteOutcome OtherDates(KeyChange change, KeyHolder holder, IReadOnlyList<Setting> differences) =>
        new KeyWriteOutcome.Different
        {
            Settings = differences,
            Sentence = $"{Start(holder)} {change.State}, but with other dates: " +
                       $"{string.Join(", ", differences.Select(d => $"{d.Property} is {d.Actual ?? "not set"} instead of {d.Expected}"))}. " +
                       "A policy of the tenant may shorten keys: allow this lifetime, remove the key, then add it again.",
        };

    public static KeyWriteOutcome Expired(KeyChange change, KeyHolder holder, PublicCertificate expired) => new KeyWriteOutcome.Blocked
    {
        Sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Cannot {change.Deed} on {holder.Name}: certificate {expired.Thumbprint} expired on {expired.NotAfter:yyyy-MM-dd HH:mm} UTC. " +
            $"Rotate the auth certificate first; an expired one is never uploaded."),
    };

    public static KeyWriteOutcome WouldDestroy(KeyChange change, KeyHolder holder, IReadOnlyList<KeyCredential> keys) =>
        new KeyWriteOutcome.Blocked
        {
            KeyIds = [.. keys.Select(key => key.KeyId)],
            Sentence = $"Cannot {change.Deed} on {holder.Name}: Entra did not show all of key {string.Join(", ", keys.Select(KeyName))}, " +
                       "and writing the list back without its bytes would destroy it. Find out who owns that key; " +
                       "a key that holds a private part never shows it, and then this change has to be made by hand.",
        };

    public static KeyWriteOutcome OthersVanished(KeyChange change, KeyHolder holder, IReadOnlyList<KeyCredential> vanished) =>
        new KeyWriteOutcome.OthersVanished
        {
            Keys = vanished,
            Sentence = $"{Start(holder)} {change.State}, but {Count(vanished.Count)} that stood there before and was written back is gone: " +
                       $"{string.Join(", ", vanished.Select(KeyName))}. Another writer removed it meanwhile, so it was not put back. " +
                       "Ask its owner; the certificate is kept in the evidence.",
        };

    public static KeyWriteOutcome Contended(KeyChange change, KeyHolder holder, int writes) => new KeyWriteOutcome.Contended
    {
        Sentence = $"Cannot {change.Deed} on {holder.Name}: " +
                   (writes == 0 ? "its keys changed between every two looks, so nothing was written. " : $"Entra accepted it {Times(writes)}, and each time the list was replaced again. ") +
                   $"{RivalOf(holder)} Every key of theirs was left as it is.",
    };

    // What was lost is in the deed; here who took it and where to find them.
    private static string RivalOf(KeyHolder holder) =>
        $"Another writer keeps replacing the keys of {holder.Name}, object {holder.ObjectId}, with a list of its own, and what was written was lost. " +
        "Find out who: in the Entra audit log the activity 'Update application - Certificates and secrets management' on this object names the caller. " +
        "Stop it (the Hybrid Configuration Wizard, a script, a scheduled task), then run again.";

    public static KeyWriteOutcome Refused(KeyChange change, KeyDecision.Write write, DirectoryWrite.Refused refused) => new KeyWriteOutcome.Refused
    {
        Status = refused.Status,
        Code = refused.Code,
        Sentence = $"Entra refused to {change.Deed} on {write.Holder.Name}: HTTP {refused.Status} {refused.Code}, \"{refused.Message}\". " +
                   $"{Meaning(write.Holder, refused.Status)} Its keys were left as they are.",
    };

    // Domain 3.9: what Microsoft refuses today, and what is merely unconfirmed.
    private static string Meaning(KeyHolder holder, int status)
    {
        if (holder.ApplicationId == ExchangeOnline)
        {
            return "Exchange Online's own principal has not accepted on-premises tokens since 31 October 2025, so a new key there has no use; " +
                   "the dedicated hybrid application replaces it (procedure dedicated-hybrid-app).";
        }

        if (holder.IsApplication)
        {
            return status == 403
                ? "The caller lacks Application.ReadWrite.All: check the consent of the host's identity."
                : "A policy of the tenant limits keys (lifetime, kind): check the app management policy, and exempt this application from it; trying again will not help.";
        }

        return status == 403
            ? "The caller lacks Application.ReadWrite.All, or Microsoft no longer lets tenants change this principal: " +
              "check the consent first, and if it is there, mark the principal optional."
            : "Either a policy of the tenant limits keys (lifetime, kind), or Microsoft no longer takes keys on this principal, or a key " +
              "that was kept has expired and is not taken again: check the app management policy and the expired keys; trying again will not help.";
    }

    private static string Start(KeyHolder holder) => $"{char.ToUpperInvariant(holder.Name[0])}{holder.Name[1..]}";

    private static string KeyName(KeyCredential key) =>
        $"{key.KeyId?.ToString("D") ?? "without keyId"} ({KeyThumbprint.Of(key) ?? key.DisplayName ?? "no thumbprint"})";

    private static string Times(int times) => times == 1 ? "once" : $"{times} times";

    private static string Count(int keys) => keys == 1 ? "one key" : $"{keys} keys";
}
