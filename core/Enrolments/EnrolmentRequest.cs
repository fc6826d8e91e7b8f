namespace HybridTrust.Enrolments;

/// <summary>What a runner brings to <c>POST /api/runners/enrolments</c>.</summary>
/// <param name="Code">The code of its invitation.</param>
/// <param name="Certificate">Its certificate, DER; base64 in JSON.</param>
/// <param name="Claim">Its sealed <c>EnrolmentClaim</c>: the proof that it holds the certificate's key; base64 in JSON.</param>
public sealed record EnrolmentRequest(
    string Code,
    byte[] Certificate,
    byte[] Claim)
{
    /// <inheritdoc />
    public override string ToString() => "enrolment";
}
