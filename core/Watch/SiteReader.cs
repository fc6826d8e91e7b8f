using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.SkypeServerExchange;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Watch;

/// <summary>Reads in a verification's evidence what the servers hold, and what was wrong.</summary>
internal static class SiteReader
{
    /// <summary>What the run saw.</summary>
    /// <param name="organization">Whose servers.</param>
    /// <param name="view">The run, which has ended.</param>
    public static SiteReading Of(OrganizationProfile organization, RunView view)
    {
        var servers = new List<ServerCertificate>();
        var problems = new List<WatchProblem>();
        var unread = new List<string>();
        foreach (var server in organization.Topology.TokenServers())
        {
            var seen = view.Steps.FirstOrDefault(s => string.Equals(s.Result.Step, ServerStep.IdPrefix + server.Fqdn, StringComparison.OrdinalIgnoreCase));
            if (seen?.Result.Before is not { Before.Count: > 0 } observation)
            {
                if (!server.Optional)
                {
                    unread.Add(server.Fqdn);
                }

                continue;
            }

            Read(organization, server, observation.Before, servers, problems);
        }

        if (unread.Count > 0)
        {
            problems.Add(new WatchProblem(WatchProblemKind.NotVerified, string.Join(", ", unread),
                $"{organization.Name}: run {view.Run} could not see which certificates {string.Join(", ", unread)} {(unread.Count == 1 ? "holds" : "hold")}: {view.Sentence}"));
        }

        ReadIssuer(organization, view, servers, problems);
        problems.AddRange(view.Proofs.Where(p => p.Verdict is ProofVerdict.Failed).Select(p => new WatchProblem(
            WatchProblemKind.ProofFailed, $"{p.Id ?? p.Name} {p.Target}", $"{organization.Name}: proof '{p.Name}'{(p.Target is { } target ? $" on {target}" : "")} failed. {p.Explanation}")));
        return new SiteReading(view.Run, view.UpdatedAt, servers, problems);
    }

    private static void Read(
        OrganizationProfile organization, ExchangeServer server, IReadOnlyDictionary<string, string> seen, List<ServerCertificate> servers, List<WatchProblem> problems)
    {
        foreach (var (name, holding) in seen)
        {
            if (name.Split(' ') is not [("current" or "next") and var use, { Length: 40 } thumbprint])
            {
                continue;
            }

            servers.Add(new ServerCertificate(server.Fqdn, use, thumbprint.ToUpperInvariant(), holding, Date(seen, ServerStep.NotAfterOf(thumbprint)))
            {
                NotBefore = Date(seen, ServerStep.NotBeforeOf(thumbprint)),
            });
            if (holding is not nameof(CertificateHolding.Usable) && !server.Optional)
            {
                problems.Add(new WatchProblem(WatchProblemKind.ServerLacksCertificate, $"{server.Fqdn} {thumbprint}",
                    $"{organization.Name}: {Lack(server.Fqdn, $"the {use} auth certificate {thumbprint}", holding)}"));
            }
        }

        if (seen.TryGetValue(ServerReader.RivalTask, out var task) && task is not ("none" or "Disabled"))
        {
            problems.Add(new WatchProblem(WatchProblemKind.RivalTask, server.Fqdn,
                $"{organization.Name}: the scheduled task '{ServerReader.RivalTask}' on {server.Fqdn} rotates the auth certificate by itself, on premises alone. Disable it."));
        }
    }

    private static string Lack(string server, string certificate, string holding) => holding switch
    {
        nameof(CertificateHolding.Missing) =>
            $"{server} does not hold {certificate}, so it cannot sign with it. Send a ticket with the procedure '{ProcedureIds.EmergencyImport}': it copies the certificate there from a server that has it.",
        nameof(CertificateHolding.KeyUnreadable) =>
            $"{server} holds {certificate}, but cannot use its private key. Remove it there (Remove-ExchangeCertificate), then send a ticket with the procedure '{ProcedureIds.EmergencyImport}': it is copied once more.",
        _ => $"{server} did not say whether it holds {certificate}. Bring it back, or mark it optional in topology.servers; the next verification asks again.",
    };

    private static void ReadIssuer(OrganizationProfile organization, RunView view, List<ServerCertificate> servers, List<WatchProblem> problems)
    {
        if (organization.Topology.SkypePool is not { } pool
            || view.Steps.FirstOrDefault(s => s.Result.Step is TokenIssuerStep.StepId)?.Result.Before is not { } issuer)
        {
            return;
        }

        var isInPlace = issuer.Finding is Finding.InPlace;
        if (!isInPlace)
        {
            problems.Add(new WatchProblem(
                WatchProblemKind.TokenIssuer, pool.Fqdn, $"{organization.Name}: the {TokenIssuerSight.Use} certificate of {pool.Fqdn} is not as it must be. {issuer.Finding.Sentence}"));
        }

        if (issuer.Before.TryGetValue("Thumbprint", out var thumbprint))
        {
            servers.Add(new ServerCertificate(
                pool.Fqdn, TokenIssuerSight.Use, thumbprint, (isInPlace ? CertificateHolding.Usable : CertificateHolding.Unknown).ToString(), Date(issuer.Before, "NotAfter"))
            { NotBefore = Date(issuer.Before, "NotBefore") });
        }
    }

    private static DateTimeOffset? Date(IReadOnlyDictionary<string, string> seen, string name) =>
        seen.TryGetValue(name, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) ? date : null;
}
