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
    /// <summary>What the run saw. What it could not look at stays as it was last seen: a runner that is silent mends nothing and takes nothing away.</summary>
    /// <param name="organization">Whose servers.</param>
    /// <param name="view">The run, which has ended.</param>
    /// <param name="before">The reading before it; null for the first.</param>
    public static SiteReading Of(OrganizationProfile organization, RunView view, SiteReading? before)
    {
        var servers = new List<ServerCertificate>();
        var problems = new List<WatchProblem>();
        var unread = new List<string>();
        var unseen = new List<string>();
        foreach (var server in organization.Topology.TokenServers())
        {
            var seen = view.Steps.FirstOrDefault(s => string.Equals(s.Result.Step, ServerStep.IdPrefix + server.Fqdn, StringComparison.OrdinalIgnoreCase));
            if (seen?.Result.Before is not { Before.Count: > 0 } observation)
            {
                unseen.Add(server.Fqdn);
                if (!server.Optional)
                {
                    unread.Add(server.Fqdn);
                }

                continue;
            }

            Read(organization, server, observation.Before, servers, problems);
        }

        if (!ReadIssuer(organization, view, servers, problems) && organization.Topology.SkypePool is { } pool)
        {
            unseen.Add(pool.Fqdn);
            if (before?.Servers.Any(cell => string.Equals(cell.Server, pool.Fqdn, StringComparison.OrdinalIgnoreCase)) is true)
            {
                unread.Add(pool.Fqdn);
            }
        }

        problems.AddRange(view.Proofs.Where(p => p is { Verdict: ProofVerdict.Failed, NotMade: false }).Select(p => new WatchProblem(
            WatchProblemKind.ProofFailed, SubjectOf(p), $"{organization.Name}: {Named(p)} failed. {p.Explanation}")));
        if (Unread(organization, view, unread) is { } silent)
        {
            problems.Add(silent);
        }

        if (before is not null)
        {
            Keep(before, view, unread, unseen, servers, problems);
        }

        return new SiteReading(view.Run, view.UpdatedAt, servers, problems);
    }

    /// <summary>One problem for all that did not answer: it is one cause.</summary>
    private static WatchProblem? Unread(OrganizationProfile organization, RunView view, List<string> unread)
    {
        if (unread.Count > 0)
        {
            return new WatchProblem(WatchProblemKind.NotVerified, string.Join(", ", unread),
                $"{organization.Name}: run {view.Run} could not see which certificates {string.Join(", ", unread)} {(unread.Count == 1 ? "holds" : "hold")}: {view.Sentence}");
        }

        return view.Proofs.FirstOrDefault(p => p.NotMade) is { } first
            ? new WatchProblem(WatchProblemKind.NotVerified, "proofs", $"{organization.Name}: run {view.Run} could not try {Named(first)}. {first.Explanation}")
            : null;
    }

    /// <summary>Adds what the reading before saw where this one could not look. What the profile has called optional since lacks nothing.</summary>
    private static void Keep(
        SiteReading before, RunView view, List<string> unread, List<string> unseen, List<ServerCertificate> servers, List<WatchProblem> problems)
    {
        var made = view.Proofs.Where(p => !p.NotMade).Select(SubjectOf).ToHashSet(StringComparer.Ordinal);
        var isEveryProofMade = made.Count > 0 && made.Count == view.Proofs.Count;
        servers.AddRange(before.Servers
            .Where(cell => unseen.Contains(cell.Server, StringComparer.OrdinalIgnoreCase))
            .Select(cell => cell with { SeenAt = cell.SeenAt ?? before.SeenAt }));
        problems.AddRange(before.Problems.Where(problem => problem.Kind switch
        {
            WatchProblemKind.ServerLacksCertificate => unread.Contains(problem.Subject.Split(' ')[0], StringComparer.OrdinalIgnoreCase),
            WatchProblemKind.RivalTask or WatchProblemKind.TokenIssuer => unseen.Contains(problem.Subject, StringComparer.OrdinalIgnoreCase),
            WatchProblemKind.ProofFailed => !isEveryProofMade && !made.Contains(problem.Subject),
            _ => false,
        }));
    }

    private static string Named(ProofResult proof) => $"proof '{proof.Name}'{(proof.Target is { } target ? $" on {target}" : "")}";

    private static string SubjectOf(ProofResult proof) => $"{proof.Id ?? proof.Name} {proof.Target}";

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

    private static bool ReadIssuer(OrganizationProfile organization, RunView view, List<ServerCertificate> servers, List<WatchProblem> problems)
    {
        if (organization.Topology.SkypePool is not { } pool
            || view.Steps.FirstOrDefault(s => s.Result.Step is TokenIssuerStep.StepId)?.Result.Before is not { } issuer)
        {
            return false;
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

        return true;
    }

    private static DateTimeOffset? Date(IReadOnlyDictionary<string, string> seen, string name) =>
        seen.TryGetValue(name, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) ? date : null;
}
