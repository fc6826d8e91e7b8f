using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>How the dedicated Exchange hybrid application is set up.</summary>
public sealed record HybridApplicationPolicy
{
    /// <summary>Through which API Exchange Server asks Exchange Online.</summary>
    [Description("API that Exchange Server uses towards Exchange Online: ews, graph or both.")]
    public HybridAccess Access { get; init; } = HybridAccess.Ews;

    /// <summary>Who consents to the application's permissions.</summary>
    [Description("Who consents to the application's permissions: a person, or the run itself.")]
    public ConsentBy Consent { get; init; } = ConsentBy.Person;
}
