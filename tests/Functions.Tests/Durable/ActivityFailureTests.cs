using HybridTrust.Functions.Durable;
using HybridTrust.Workflows;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Tests.Durable;

public sealed class ActivityFailureTests
{
    private static readonly string Message =
        new ActivityFailedException(new PermanentFailureException("Runner 'a' is not enrolled: see {docs}.\nSecond line.")).Message;

    [Fact]
    public void The_message_is_one_line() => Assert.DoesNotContain('\n', Message);

    /// <summary>The first is how workers report in process; the others are what real Functions hosts made of it.</summary>
    [Theory]
    [InlineData("HybridTrust.Functions.Durable.ActivityFailedException", "{0}")]
    [InlineData("HybridTrust activity failure", "{{rest}}")]
    [InlineData("System.AggregateException", "One or more errors occurred. ({0})")]
    [InlineData("(unknown)", "HybridTrust.Functions.Durable.ActivityFailedException: {0}")]
    public void A_failure_comes_back_whole_however_the_host_wraps_it(string type, string format)
    {
        var text = format.Replace("{0}", Message, StringComparison.Ordinal)
            .Replace("{{rest}}", Message[(Message.IndexOf(':') + 2)..], StringComparison.Ordinal);

        var failure = ActivityFailure.Of(new TaskFailureDetails(type, text, null, null, null));

        Assert.True(failure.Permanent);
        Assert.Equal(new Failure(nameof(PermanentFailureException), "Runner 'a' is not enrolled: see {docs}.\nSecond line."), failure.Failure);
    }

    [Fact]
    public void An_end_that_none_of_our_code_saw_is_told_as_it_came()
    {
        var failure = ActivityFailure.Of(new TaskFailureDetails(
            "Microsoft.Azure.WebJobs.Host.FunctionTimeoutException", "Timeout value of 00:10:00 exceeded by function {RunProofs}", null, null, null));

        Assert.False(failure.Permanent);
        Assert.Equal(new Failure("FunctionTimeoutException", "Timeout value of 00:10:00 exceeded by function {RunProofs}"), failure.Failure);
    }
}
