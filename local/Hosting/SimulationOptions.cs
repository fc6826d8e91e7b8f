using HybridTrust.Api.Senders;
using HybridTrust.Api.Ticketing;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Hosting;

/// <summary>What to simulate.</summary>
/// <param name="ProfilePath">The profile's file.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Faults">Faults to switch on, the estate's and the product's own.</param>
/// <param name="Port">The API's loopback port; 0 takes a free one.</param>
/// <param name="Log">Where the host's log goes; null for nowhere.</param>
internal sealed record SimulationOptions(
    string ProfilePath, OrganizationProfile Profile, IReadOnlyList<string> Faults, int Port = 0, TextWriter? Log = null)
{
    /// <summary>Whether a fault is on.</summary>
    public bool Has(string fault) => Faults.Contains(fault, StringComparer.Ordinal);

    /// <summary>Whether runners reach Exchange by its snap-in, as an admin sets it when sessions are half dead.</summary>
    public bool ReachesBySnapIn => Has(FaultNames.CertificateEnded);

    /// <summary>The estate to use; null starts one, which ends with the host.</summary>
    public RunningEstate? Estate { get; init; }

    /// <summary>The ticket systems whose signed deliveries are taken.</summary>
    public TicketSenders Senders { get; init; } = TicketSenders.None;

    /// <summary>The ticket systems that are written to.</summary>
    public TicketConnections Connections { get; init; } = TicketConnections.None;

    /// <summary>Whether a runner that dies is started again; else its death ends the simulation.</summary>
    public bool RestartsRunners { get; init; }

    /// <summary>Hears what happens to the product's own parts; null for the log.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Whether the clock jumps over time in which nobody does anything.</summary>
    public bool JumpsIdleTime { get; init; }

    /// <summary>Whether the host watches its organization.</summary>
    public bool Watches { get; init; }

    /// <summary>Real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
