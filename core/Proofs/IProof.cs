using HybridTrust.Steps;

namespace HybridTrust.Proofs;

/// <summary>
/// A check that exercises the trust, not a setting read back. Like a step it has a site, and is carried out by whoever serves that
/// site: a proof on a server proves that server alone (domain 11, row 10). It never changes anything that lasts.
/// </summary>
public interface IProof
{
    /// <summary>What it is called where it is asked for and reported: its name, and the server or application it is about; unique in a run.</summary>
    string Id { get; }

    /// <summary>Its name, such as <c>registered</c>.</summary>
    string Name { get; }

    /// <summary>Where it is carried out.</summary>
    Site Site { get; }

    /// <summary>The server or tenant it is carried out on.</summary>
    string Target { get; }

    /// <summary>What it shows when it passes.</summary>
    string Shows { get; }

    /// <summary>What it does not show.</summary>
    string DoesNotShow { get; }

    /// <summary>Carries it out.</summary>
    Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation);
}
