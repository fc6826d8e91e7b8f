using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.FirstPartyCleanup;

/// <summary>
/// "Deploy dedicated Exchange hybrid app", the clean-up of Exchange Online's own principal (docs/procedures.md#first-party-cleanup).
/// Approved by a person whatever the profile says, because it cannot be undone.
/// </summary>
public sealed class FirstPartyCleanupProcedure : IProcedure
{
    /// <inheritdoc />
    public string Id => ProcedureIds.FirstPartyCleanup;

    /// <inheritdoc />
    public string Title => "Exchange Online's own principal carries no key of this organization";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Hybrid Configuration Wizard",
            "After each run of the wizard with the OAuth option, run this procedure again.",
            "The wizard uploads the auth certificate to Exchange Online's own principal once more."),
        new("Keys of others",
            "Ask the owners of the keys that stayed (another forest, Skype for Business Server) whether they still need them.",
            "Only their owners know; nothing that is not this organization's is removed."),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) =>
    [
        // Which certificates are ours: the one in use, and every other that the servers hold.
        new AuthCertificateExportedStep(organization, HybridApplicationDocument.Step("read the auth certificate")),
        new OwnAuthCertificatesStep(organization),

        // Remove those, and no other.
        new OwnKeysRemovedStep(organization),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [];
}
