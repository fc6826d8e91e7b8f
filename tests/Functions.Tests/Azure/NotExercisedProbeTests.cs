using HybridTrust.Functions.Azure.Proofs;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Proofs;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class NotExercisedProbeTests
{
    [Fact]
    public async Task A_service_of_Microsoft_is_reported_registered_and_not_exercised()
    {
        var result = await new NotExercisedProbe().ReachMailboxAsync(
            AzureEstate.Profile, AzureEstate.Skype, "trust.test@fabrikam.com", CancellationToken.None);

        Assert.Equal(ProofVerdict.NotExercised, result.Verdict);
        Assert.StartsWith("Registered, not exercised", result.Explanation, StringComparison.Ordinal);
    }
}
