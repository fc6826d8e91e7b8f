using System.Text.Json;
using HybridTrust.Json;
using HybridTrust.Workflows;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Durable;

/// <summary>
/// Why an activity failed, in a form that survives the Functions host: between worker and orchestration it makes a text of every
/// exception, keeps the first line of it and takes what stands before a colon for the type.
/// </summary>
/// <param name="Failure">Type and sentence.</param>
/// <param name="Permanent">Whether trying again cannot help.</param>
internal sealed record ActivityFailure(Failure Failure, bool Permanent)
{
    /// <summary>The failure that an exception means.</summary>
    public static ActivityFailure Of(Exception exception) =>
        new(new Failure(exception.GetType().Name, exception.Message), exception is PermanentFailureException);

    /// <summary>What became of an <see cref="ActivityFailedException"/>, or of an end that none of our code saw (a time limit, a lost process).</summary>
    public static ActivityFailure Of(TaskFailureDetails details)
    {
        var start = details.ErrorMessage.IndexOf('{', StringComparison.Ordinal);
        if (start >= 0 && details.ErrorMessage.EndsWith('}'))
        {
            try
            {
                return TrustJson.Deserialize<ActivityFailure>(details.ErrorMessage[start..]);
            }
            catch (JsonException)
            {
                // A sentence with braces in it.
            }
        }

        return new ActivityFailure(OrchestrationFailure.Of(details), Permanent: false);
    }

    /// <summary>One line of JSON.</summary>
    public override string ToString() => TrustJson.Serialize(this);
}
