using HybridTrust.Api.Senders;

namespace HybridTrust.Api;

/// <summary>How the API goes about its work on a host.</summary>
public sealed record ApiOptions
{
    /// <summary>How often a held request looks again. In process a look costs nothing; where it is a storage transaction, choose seconds.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>
    /// How long a held request for a run that goes on gathers what follows a change: a stage does dozens of things in a second, and a
    /// whole view after each would keep both sides busy and show a person no more.
    /// </summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether runners get their bearer token from this host when they enrol; else a directory knows them, and their name comes from there.</summary>
    public bool IssuesRunnerTokens { get; init; }

    /// <summary>The ticket systems whose signed deliveries are taken.</summary>
    public TicketSenders Senders { get; init; } = TicketSenders.None;
}
