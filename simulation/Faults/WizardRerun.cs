using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Faults;

/// <summary>
/// Somebody runs the Hybrid Configuration Wizard again, once a day while the fault is on: with its OAuth option it puts the current auth certificate back
/// on Exchange Online's own principal (domain 7, trap 29).
/// </summary>
internal static class WizardRerun
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public static DateTimeOffset? NextRun(World world, DateTimeOffset after)
    {
        if (world.Faults.Find(f => f.Name is FaultNames.HcwRerun) is not { } fault)
        {
            return null;
        }

        var next = after < fault.StartsAt ? fault.StartsAt : fault.StartsAt + (Every * (((after - fault.StartsAt).Ticks / Every.Ticks) + 1));
        return fault.IsOn(next) ? next : null;
    }

    public static void Run(World world)
    {
        var thumbprint = world.Datacentre.AuthConfig.CurrentCertificateThumbprint;
        var certificate = world.Datacentre.Servers.Select(s => s.Find(thumbprint)).OfType<StoreEntry>().FirstOrDefault()?.Certificate;
        if (certificate is not null && world.Tenant.Find(TokenIssuer.Exchange) is { } principal
            && !principal.Keys.Any(k => string.Equals(k.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)))
        {
            world.Tenant.Principals.Replace(principal, principal with { Keys = [.. principal.Keys, PrincipalKey.For(certificate, Guid.NewGuid())] });
        }
    }
}
