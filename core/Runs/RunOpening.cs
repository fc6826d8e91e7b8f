namespace HybridTrust.Runs;

/// <summary>The first thing a run's evidence says.</summary>
/// <param name="Request">What was asked for, by whom.</param>
/// <param name="Host">Who carries it out.</param>
/// <param name="ExchangeOrganization">The Exchange organization's GUID.</param>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Procedures">The procedures of this run, in order.</param>
public sealed record RunOpening(
    RunRequest Request, HostIdentity Host, Guid ExchangeOrganization, Guid Tenant, IReadOnlyList<string> Procedures);
