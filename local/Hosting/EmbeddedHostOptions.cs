using HybridTrust.Api.Callers;
using HybridTrust.Api.Senders;
using HybridTrust.Api.Ticketing;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Client;

namespace HybridTrust.Local.Hosting;

/// <summary>What an embedded host is made of.</summary>
internal sealed record EmbeddedHostOptions
{
    /// <summary>The organization it works for.</summary>
    public required OrganizationProfile Profile { get; init; }

    /// <summary>Where journal and records are kept.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The loopback port; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary>Who may ask for what.</summary>
    public required IReadOnlyList<BearerToken> Tokens { get; init; }

    /// <summary>The ticket systems whose signed deliveries are taken.</summary>
    public TicketSenders Senders { get; init; } = TicketSenders.None;

    /// <summary>The ticket systems that are written to.</summary>
    public TicketConnections Connections { get; init; } = TicketConnections.None;

    /// <summary>A client of the estate: the only cloud that an embedded host has.</summary>
    public required HttpClient Estate { get; init; }

    /// <summary>Signs jobs.</summary>
    public required IJobSigner Signer { get; init; }

    /// <summary>Who signs jobs next, for runners to hear of; null while nobody is known.</summary>
    public PublicCertificate? NextSigner { get; init; }

    /// <summary>The runners whose results count.</summary>
    public required IReadOnlyList<EnrolledRunner> Runners { get; init; }

    /// <summary>Where the host's log goes; null for nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>The estate's time.</summary>
    public required EstateTime Time { get; init; }

    /// <summary>Whether it watches its organization; a rehearsal lasts for one run alone.</summary>
    public bool Watches { get; init; }

    /// <summary>Where the engine is to crash; null where it is not.</summary>
    public IJournalFaults? Faults { get; init; }
}
