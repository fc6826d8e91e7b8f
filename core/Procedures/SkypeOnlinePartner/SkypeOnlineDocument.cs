using System.Globalization;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>Names the steps of the document that this procedure carries out.</summary>
internal static class SkypeOnlineDocument
{
    private const string Title = "Integration between Skype for Business Online and Exchange Server";

    public static DocumentReference Step(int number, string what) =>
        new(Title, string.Create(CultureInfo.InvariantCulture, $"step {number}: {what}"));
}
