using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>Names the parts of the two documents that this procedure carries out.</summary>
internal static class SkypeServerDocument
{
    public static DocumentReference Planning(string what) => new("Plan to integrate Skype for Business and Exchange", what);

    public static DocumentReference Partners(string what) => new("Configure partner applications in Skype for Business Server and Exchange Server", what);
}
