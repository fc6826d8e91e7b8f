namespace HybridTrust.Api.Problems;

/// <summary>Ends the handling of a request with a problem; the gate turns it into the answer.</summary>
public sealed class RequestRefusedException(ApiProblem problem) : Exception(problem.Detail)
{
    /// <summary>A refusal of a kind.</summary>
    public RequestRefusedException(ProblemKind kind, string detail)
        : this(ApiProblem.Of(kind, detail))
    {
    }

    /// <summary>What is answered.</summary>
    public ApiProblem Problem { get; } = problem;
}
