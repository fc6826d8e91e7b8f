using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;

namespace HybridTrust.Runs;

/// <summary>A decision with the host's signature: whoever can write records alone cannot approve anything.</summary>
/// <param name="Approval">The decision.</param>
/// <param name="Seal">CMS SignedData over the <see cref="ApprovalStatement"/>; base64 in JSON.</param>
public sealed record SealedApproval(Approval Approval, byte[] Seal)
{
    /// <summary>Signs a decision.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key refused.</exception>
    public static async Task<SealedApproval> SealAsync(IJobSigner signer, Approval approval, ApprovalSlot slot, CancellationToken cancellation) =>
        new(approval, await signer.SignAsync(Statement(approval, slot), cancellation));

    /// <summary>Why the signature does not count; null when it does.</summary>
    /// <param name="slot">Where the decision was found: it counts nowhere else.</param>
    /// <param name="host">The host's signer.</param>
    /// <param name="predecessor">Who signed before it and still counts; null for nobody.</param>
    public string? Objection(ApprovalSlot slot, PublicCertificate host, PublicCertificate? predecessor = null) => CmsSeal.Open(Seal, host) switch
    {
        Opening<ReadOnlyMemory<byte>>.Refused { Refusal.Reason: JobRefusalReason.WrongSigner } when predecessor is not null => Objection(slot, predecessor),
        Opening<ReadOnlyMemory<byte>>.Opened opened when opened.Value.Span.SequenceEqual(Statement(Approval, slot)) => null,
        Opening<ReadOnlyMemory<byte>>.Refused { Refusal.Reason: JobRefusalReason.WrongSigner } =>
            $"The recorded decision on plan {Approval.PlanHash} was not signed by this host ({host.Thumbprint}). If the signer was replaced since, deliver the ticket again; else somebody wrote it past the API.",
        _ => $"The recorded decision on plan {Approval.PlanHash} does not fit its signature: somebody changed it, or wrote it past the API.",
    };

    private static byte[] Statement(Approval approval, ApprovalSlot slot) =>
        CanonicalJson.Write(new ApprovalStatement(ApprovalStatement.OnlyPurpose, slot, approval));
}
