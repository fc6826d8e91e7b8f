using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>Names the parts of the document that this procedure carries out.</summary>
internal static class DedicatedHybridDocument
{
    private const string Title = "Deploy dedicated Exchange hybrid app";

    public static DocumentReference Part(string what) => new(Title, what);
}
