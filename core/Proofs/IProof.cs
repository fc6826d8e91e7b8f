namespace HybridTrust.Proofs;

/// <summary>A check that exercises the trust, not a setting read back. Carried out by a cloud activity.</summary>
public interface IProof
{
    /// <summary>Its name, such as <c>registered</c>.</summary>
    string Name { get; }

    /// <summary>What it shows when it passes.</summary>
    string Shows { get; }

    /// <summary>What it does not show.</summary>
    string DoesNotShow { get; }

    /// <summary>Carries it out.</summary>
    Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation);
}
