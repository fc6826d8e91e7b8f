using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Names the steps of the document that this procedure carries out.</summary>
internal static class OAuthDocument
{
    private const string Title = "Configure OAuth authentication between Exchange and Exchange Online organizations";

    public static DocumentReference Step(string what) => new(Title, what);
}
