using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>Names the parts of "Maintain (rotate) the Exchange Server Auth Certificate", and of the practice that overrules it.</summary>
internal static class RotateDocument
{
    private const string Page = "Maintain (rotate) the Exchange Server Auth Certificate";

    /// <summary>A part of the page.</summary>
    public static DocumentReference Part(string section) => new(Page, section);

    /// <summary>A rule of practice.</summary>
    public static DocumentReference Practice(string section) => new("Practice", section);
}
