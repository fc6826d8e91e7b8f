using HybridTrust.Cmdlets;
using HybridTrust.Procedures;
using HybridTrust.Runner.Policy;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Work;

/// <summary>
/// Holds the organization that the policy pins against the one that the server itself says it is in: profile and policy can agree and both
/// be wrong. The server is asked once a batch, before the first change.
/// </summary>
/// <param name="shells">The batch's shells.</param>
/// <param name="server">The Exchange server that the batch changes; null when it changes none.</param>
internal sealed class OrganizationPin(ICmdletShells shells, string? server)
{
    private Guid? _seen;

    /// <summary>The pin of a batch.</summary>
    public static OrganizationPin Of(ICmdletShells shells, IProcedureCatalogue procedures, BatchRequest batch)
    {
        var asked = batch.Steps.Select(s => s.Step).ToHashSet(StringComparer.Ordinal);
        var first = procedures.StepsOf(batch.Organization, batch.Procedures).FirstOrDefault(s => s.Site is Site.Exchange && asked.Contains(s.Id));
        return new OrganizationPin(shells, first?.Target);
    }

    /// <summary>The reason against any change, or null.</summary>
    public async Task<string?> CheckAsync(LocalPolicy policy, CancellationToken cancellation)
    {
        if (server is null)
        {
            return null;
        }

        try
        {
            _seen ??= await AskAsync(server, cancellation);
        }
        catch (CmdletException unread)
        {
            return $"{server} does not say which Exchange organization it is in ({unread.Message}), so nothing was changed. See why, and start the run again.";
        }

        return _seen == policy.ExchangeOrganization ? null :
            $"{PolicyCheck.Place(policy, "exchangeOrganization")} pins {policy.ExchangeOrganization}, and {server} says it is in {(_seen == Guid.Empty ? "none" : _seen)}. " +
            "Nothing was changed. Correct the policy if its GUID is wrong; else the run is for other servers than these.";
    }

    private async Task<Guid> AskAsync(string target, CancellationToken cancellation)
    {
        var shell = await shells.OpenAsync(ShellKind.ExchangeServer, target, cancellation);
        var answer = await shell.InvokeAsync(OperationCall.Of("Get-OrganizationConfig"), cancellation);
        return answer.Objects is [var config, ..] ? config.Guid("Guid") ?? Guid.Empty : Guid.Empty;
    }
}
