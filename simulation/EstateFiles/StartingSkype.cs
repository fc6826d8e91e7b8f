using HybridTrust.Simulation.Skype;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The Skype for Business Server pool at the start.</summary>
internal sealed record StartingSkype(
    string ExchangeAutodiscoverUrl,
    string ExchangeAutodiscoverAllowedDomains,
    string Realm,
    int ReplicationDelaySeconds,
    IReadOnlyList<string> CallerGroups,
    IReadOnlyList<StartingFrontEnd> FrontEnds,
    IReadOnlyList<StartingSkypePartner> PartnerApplications,
    IReadOnlyList<SkypeUser> Users);
