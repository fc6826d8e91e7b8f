using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Jobs;

namespace HybridTrust.Api.Runners;

/// <summary>Knows which enrolled runner a caller is. A valid token alone is no enrolment: a runner that was revoked gets and gives nothing.</summary>
public sealed class RunnerGuard(RunnerStore runners)
{
    /// <summary>The caller's enrolment.</summary>
    /// <exception cref="RequestRefusedException">There is none, or it was revoked.</exception>
    public async Task<EnrolledRunner> AdmitAsync(Caller caller, CancellationToken cancellation)
    {
        if (await runners.FindAsync(caller.Name, cancellation) is not { } runner || !string.Equals(runner.Name, caller.Name, StringComparison.Ordinal))
        {
            throw new RequestRefusedException(ProblemKind.Forbidden,
                $"No runner '{caller.Name}' is enrolled on this host. Have it invited ('hybridtrust runner invite'), and enrol it on its server.");
        }

        return runner.WhyRevoked() is { } revoked ? throw new RequestRefusedException(ProblemKind.Forbidden, revoked) : runner;
    }
}
