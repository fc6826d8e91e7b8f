using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Runner.Policy;
using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Policies;

public class PolicyCheckTests
{
    [Theory]
    [InlineData(BatchMode.Inspect)]
    [InlineData(BatchMode.Apply)]
    public void Preflight_only_reads_so_every_policy_allows_it(BatchMode mode) => Assert.Null(Check(mode, ProcedureIds.Preflight, "toy"));

    [Fact]
    public void What_comes_beside_preflight_must_be_listed() =>
        Assert.Equal(JobRefusalReason.ProcedureNotAllowed, Check(BatchMode.Inspect, ProcedureIds.Preflight, ProcedureIds.Rotate)?.Reason);

    private static JobRefusal? Check(BatchMode mode, params string[] procedures)
    {
        var batch = Samples.Job(mode: mode).Batch with { Procedures = procedures };
        var policy = new LocalPolicy("policy.json", batch.Organization.ExchangeOrganization, ["toy"], [], [], Hours: null, ReadOnly: false);
        return PolicyCheck.OfBatch(policy, batch, TimeProvider.System.GetUtcNow());
    }
}
