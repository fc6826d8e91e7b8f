using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>Names the parts of the runbook for the day when the auth certificate has ended or is lost.</summary>
internal static class EmergencyDocument
{
    /// <summary>A part of Microsoft's page, or of the practice around it.</summary>
    public static DocumentReference Part(string section) => new("Maintain (rotate) the Exchange Server Auth Certificate", $"emergency: {section}");
}
