namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>A partner application as a procedure wants it.</summary>
/// <param name="Step">The id of the step that sees to it.</param>
/// <param name="Fact">The fact that tells its GUID.</param>
/// <param name="Application">Its application id: what identifies it, whatever its name.</param>
/// <param name="Name">The name it gets when it does not exist.</param>
/// <param name="Account">The account it acts as; null when the document names none: then the one it has stays.</param>
internal sealed record WantedPartner(string Step, string Fact, Guid Application, string Name, ApplicationAccount? Account);
