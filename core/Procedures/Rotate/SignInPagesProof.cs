using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// OWA and ECP of a server are well: they are the first to fail when the auth certificate has ended, or the server cannot use its key (domain 2(e)).
/// </summary>
internal sealed class SignInPagesProof(ExchangeServer server) : IProof
{
    private static readonly string[] Pages = ["owa/healthcheck.htm", "ecp/healthcheck.htm"];

    public string Id { get; } = $"sign-in-pages/{server.Fqdn}";

    public string Name => "sign-in-pages";

    public Site Site => Site.Windows;

    public string Target => server.Fqdn;

    public string Shows => "OWA and ECP of this server say that they are well, which they do not without an auth certificate that they can use.";

    public string DoesNotShow => "That a user can sign in, or which certificate the server signs with.";

    /// <summary>One for each server that signs tokens.</summary>
    public static IEnumerable<IProof> For(OrganizationProfile organization) => organization.Topology.TokenServers().Select(s => new SignInPagesProof(s));

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        try
        {
            var shell = await context.ShellAsync(ShellKind.Windows, server.Fqdn, cancellation);
            var unwell = new List<string>();
            foreach (var page in Pages)
            {
                var url = $"https://{server.Fqdn}/{page}";
                var answer = await shell.InvokeAsync(OperationCall.Of(LocalOperations.ProbeUrl, new KeyValuePair<string, CmdletValue?>("Url", url)), cancellation);
                var status = answer.Objects is [var seen] ? seen.Text("Status") : null;
                if (status is not "200")
                {
                    unwell.Add($"{url} answers {status ?? "nothing"}");
                }
            }

            return unwell.Count == 0
                ? new ProbeResult(ProofVerdict.Passed, $"OWA and ECP of {server.Fqdn} are well.")
                : new ProbeResult(ProofVerdict.Failed, $"{string.Join("; ", unwell)}. See whether the server holds the auth certificate with a key that it can use, and whether the pools run.");
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return new ProbeResult(ProofVerdict.NotExercised, $"{server.Fqdn} does not answer. The profile calls it optional: {down.Message}");
        }
    }
}
