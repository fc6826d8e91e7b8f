using HybridTrust.Api.Runners.Enrolling;
using HybridTrust.Jobs;

namespace HybridTrust.Local.Display;

/// <summary>Runners as lines, for <c>runner list</c> and its neighbours.</summary>
internal static class RunnerText
{
    public static void WriteInvitation(TextWriter output, InvitationAnswer invitation, Uri server)
    {
        output.WriteLine($"Runner {invitation.Runner} may enrol once, until {invitation.ExpiresAt:u}. On its server:");
        output.WriteLine($"  hybrid-runner enrol --server {server} --code {invitation.Code} --signer {invitation.Signer}");
    }

    public static void WriteList(TextWriter output, IReadOnlyList<RunnerAnswer> runners)
    {
        if (runners.Count == 0)
        {
            output.WriteLine("No runner is enrolled. Invite one: hybridtrust runner invite NAME.");
        }

        foreach (var runner in runners)
        {
            Write(output, runner);
        }
    }

    public static void Write(TextWriter output, RunnerAnswer runner)
    {
        var invited = runner.InvitedBy is { } by ? $"invited by {by}" : "came with the deployment";
        output.WriteLine($"{runner.Name}: enrolled {runner.EnrolledAt:u}, {invited}");
        output.WriteLine($"  certificate {runner.Thumbprint}, until {runner.CertificateExpiresAt:u}");
        if (runner.LastSeen is { } seen)
        {
            var said = seen.Said is { } words ? $", release {words.Version}, shells: {words.Shells}, clock {seen.SkewSeconds:+0.0;-0.0;0.0} s off" : "";
            output.WriteLine($"  last seen {seen.SeenAt:u}{said}");
            if (seen.Said?.ExchangeBuilds is { } builds)
            {
                output.WriteLine($"  Exchange {builds}");
            }

            if (seen.SkewSeconds is { } skew && Math.Abs(skew) > LastSighting.NotableSkew.TotalSeconds)
            {
                output.WriteLine("  CLOCK: compare the time sources of its server and of this host (w32tm /query /status); from 5 minutes on it gets no job");
            }
        }

        if (runner.Revoked is { } revoked)
        {
            output.WriteLine($"  REVOKED {revoked.At:u} by {revoked.By}{(revoked.Reason is { } reason ? $": {reason}" : "")}");
        }
    }
}
