using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Azure.Clouds;

/// <summary>Where the services of one Microsoft cloud are. A value that no source states is absent, and asking for it is refused.</summary>
internal sealed record CloudEndpoints
{
    /// <summary>Which cloud.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>The login authority.</summary>
    public required Uri Login { get; init; }

    /// <summary>Microsoft Graph, without version.</summary>
    public required Uri Graph { get; init; }

    /// <summary>What follows a vault's name in its host name.</summary>
    public required string KeyVaultSuffix { get; init; }

    /// <summary>The audience of a managed identity's token that is exchanged for one of a federated application.</summary>
    public required string TokenExchangeAudience { get; init; }

    /// <summary>The host of Exchange Online's REST cmdlets; null where no source states one.</summary>
    public Uri? ExchangeOnline { get; init; }

    /// <summary>The scope of tokens for Graph.</summary>
    public string GraphScope => Scope(Graph);

    /// <summary>The address that Graph's client takes.</summary>
    public string GraphBaseAddress => $"{Graph.AbsoluteUri.TrimEnd('/')}/v1.0";

    /// <summary>The host of Exchange Online's REST cmdlets.</summary>
    /// <exception cref="PermanentFailureException">No source states one for this cloud.</exception>
    public Uri RequiredExchangeOnline => ExchangeOnline ?? throw new PermanentFailureException(
        $"The REST endpoint of Exchange Online in the cloud {Cloud} is not published, so it is not guessed. " +
        "Set exchangeOnline to \"module\" in the organization's profile and let a runner do these steps.");

    /// <summary>The scope of tokens for a service.</summary>
    public static string Scope(Uri service) => $"{service.GetLeftPart(UriPartial.Authority)}/.default";
}
