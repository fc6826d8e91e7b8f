using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Procedures.Emergencies;
using HybridTrust.Procedures.ExchangeOnlineOAuth;
using HybridTrust.Procedures.FirstPartyCleanup;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Procedures.SkypeOnlinePartner;
using HybridTrust.Procedures.SkypeServerExchange;
using HybridTrust.Procedures.TeamsPartners;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <inheritdoc />
public sealed class ProcedureCatalogue : IProcedureCatalogue
{
    private readonly Dictionary<string, IProcedure> _procedures;

    /// <summary>A catalogue of these procedures.</summary>
    public ProcedureCatalogue(IEnumerable<IProcedure> procedures) =>
        _procedures = procedures.ToDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>Every procedure of this release.</summary>
    public static ProcedureCatalogue Default { get; } = WithRotation(
    [
        new PreflightProcedure(),
        new ExchangeOnlineOAuthProcedure(),
        new SkypeOnlinePartnerProcedure(),
        new TeamsPartnersProcedure(),
        new SkypeServerExchangeProcedure(),
        new DedicatedHybridAppProcedure(),
        new FirstPartyCleanupProcedure(),
    ]);

    /// <summary>Procedures, and the rotation of the certificate that they use.</summary>
    private static ProcedureCatalogue WithRotation(IReadOnlyList<IProcedure> procedures) => new(
        [.. procedures, new RotateProcedure(procedures), EmergencyProcedure.Import, EmergencyProcedure.Publish, EmergencyProcedure.Clear]);

    /// <inheritdoc />
    public IProcedure? Find(string id) => _procedures.GetValueOrDefault(id);

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsOf(OrganizationProfile organization, IReadOnlyList<string> procedures) =>
        [.. Required(procedures).SelectMany(p => p.StepsFor(organization)).DistinctBy(s => s.Id, StringComparer.Ordinal)];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsOf(OrganizationProfile organization, IReadOnlyList<string> procedures) =>
        [.. Required(procedures).SelectMany(p => p.ProofsFor(organization)).DistinctBy(p => p.Id, StringComparer.Ordinal)];

    private IEnumerable<IProcedure> Required(IReadOnlyList<string> procedures) => procedures.Select(id => Find(id)
        ?? throw new KeyNotFoundException($"This release has no procedure '{id}'. It has: {string.Join(", ", _procedures.Keys)}."));
}
