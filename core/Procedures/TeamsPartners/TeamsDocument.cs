using HybridTrust.Steps;

namespace HybridTrust.Procedures.TeamsPartners;

/// <summary>Names the parts of the document that this procedure carries out.</summary>
internal static class TeamsDocument
{
    private const string Title = "Integration between Microsoft Teams services and Exchange Server";

    public static DocumentReference Part(string what) => new(Title, what);
}
