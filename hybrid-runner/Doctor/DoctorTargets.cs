namespace HybridTrust.Runner.Doctor;

/// <summary>The servers that shells are opened on. A runner's config names none: at work they come from a signed job.</summary>
/// <param name="Exchange">Exchange servers.</param>
/// <param name="Skype">Skype for Business front ends.</param>
internal sealed record DoctorTargets(IReadOnlyList<string> Exchange, IReadOnlyList<string> Skype);
