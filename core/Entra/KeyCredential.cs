namespace HybridTrust.Entra;

/// <summary>A keyCredential as Graph returns it.</summary>
/// <param name="KeyId">Its id within the principal.</param>
/// <param name="Type"><c>AsymmetricX509Cert</c> for certificates.</param>
/// <param name="Usage"><c>Verify</c> for keys that check signatures.</param>
/// <param name="CustomKeyIdentifier">As the JSON text has it: usually the thumbprint in hex, but see domain section 4.</param>
/// <param name="Key">The certificate's DER; null when Graph did not return it, which does not mean that there is none.</param>
/// <param name="StartDateTime">UTC.</param>
/// <param name="EndDateTime">UTC.</param>
/// <param name="DisplayName">Shown to people.</param>
public sealed record KeyCredential(
    Guid? KeyId,
    string? Type,
    string? Usage,
    string? CustomKeyIdentifier,
    ReadOnlyMemory<byte>? Key,
    DateTimeOffset? StartDateTime,
    DateTimeOffset? EndDateTime,
    string? DisplayName);
