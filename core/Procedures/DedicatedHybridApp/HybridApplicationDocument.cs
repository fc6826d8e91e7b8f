using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>Names the document that the dedicated hybrid application comes from, and the application itself.</summary>
internal static class HybridApplicationDocument
{
    private const string Title = "Deploy dedicated Exchange hybrid app";

    public static DocumentReference Step(string what) => new(Title, what);

    /// <summary>The application's name: Microsoft's script and the wizard find it by this name, so it is never changed.</summary>
    public static string NameOf(OrganizationProfile organization) => $"ExchangeServerApp-{organization.ExchangeOrganization}";
}
