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
    /// <summary>What stands before the JSON in an exception's message.</summary>
    public const string Mark = "HybridTrust activity failure: ";

    /// <summary>The failure that an exception means.</summary>
    public static ActivityFailure Of(Exception exception) =>
        new(new Failure(exception.GetType().Name, exception.Message), exception is PermanentFailureException);

    /// <summary>What became of an <see cref="ActivityFailedException"/>, or of an end that none of our code saw (a time limit, a lost process).</summary>
    public static ActivityFailure Of(TaskFailureDetails details)
    {
        // The host may take the mark for a type, and put words of its own around it all: "One or more errors occurred. (…)".
        var text = $"{details.ErrorType}: {details.ErrorMessage}";
        var start = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var end = text.LastIndexOf('}') + 1;
        if (start >= Mark.Length && end > start)
        {
            try
            {
                return TrustJson.Deserialize<ActivityFailure>(text[start..end]);
            }
            catch (JsonException)
            {
                // Cut off, or somebody else's words.
            }
        }

        return new ActivityFailure(OrchestrationFailure.Of(details), Permanent: false);
    }

    /// <summary>The mark and one line of JSON.</summary>
    public override string ToString() => Mark + TrustJson.Serialize(this);
}
