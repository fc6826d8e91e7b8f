using HybridTrust.Workflows;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Durable;

/// <summary>Durable Task's failures in the product's terms.</summary>
internal static class OrchestrationFailure
{
    /// <summary>The failure, with the type's name as code calls it: without namespace and enclosing types.</summary>
    public static Failure Of(TaskFailureDetails details) =>
        new(details.ErrorType[(details.ErrorType.LastIndexOfAny(['.', '+']) + 1)..], details.ErrorMessage);
}
