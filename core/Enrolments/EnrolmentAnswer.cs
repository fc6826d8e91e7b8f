namespace HybridTrust.Enrolments;

/// <summary>What an enrolled runner gets.</summary>
/// <param name="Signer">The job signer's certificate to pin, DER; base64 in JSON.</param>
/// <param name="Grant">The sealed <c>EnrolmentGrant</c>, by that signer; base64 in JSON.</param>
public sealed record EnrolmentAnswer(
    byte[] Signer,
    byte[] Grant);
