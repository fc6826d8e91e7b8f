using HybridTrust.Simulation.Faults;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>In what state a simulated world starts. The profile says which servers, domains and tenant there are.</summary>
/// <param name="Organization">The profile's name.</param>
/// <param name="Certificates">Certificates of this world, by the name the file gives them.</param>
/// <param name="Exchange">The datacentre.</param>
/// <param name="Skype">The Skype for Business Server pool; null without one.</param>
/// <param name="Names">Names in DNS that differ from what the profile lets expect; blank text: no such name.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="ExchangeOnline">The organization in Exchange Online.</param>
/// <param name="Windows">Servers whose Windows is not as usual.</param>
/// <param name="Faults">What is broken from the start.</param>
internal sealed record EstateFile(
    string Organization,
    IReadOnlyDictionary<string, StartingCertificate> Certificates,
    StartingExchange Exchange,
    StartingSkype? Skype,
    IReadOnlyDictionary<string, string> Names,
    StartingTenant Tenant,
    StartingExchangeOnline ExchangeOnline,
    IReadOnlyList<StartingMachine> Windows,
    IReadOnlyList<Fault> Faults);
