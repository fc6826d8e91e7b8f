namespace HybridTrust.Api.Problems;

/// <summary>Why a request was not carried out, as RFC 9457 lays it out (<c>application/problem+json</c>).</summary>
/// <param name="Type">The kind of problem: <c>urn:hybridtrust:problem:</c> and a word of <see cref="ProblemKind"/>.</param>
/// <param name="Title">The kind in words; the same for every problem of the kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened to this request, and what to do.</param>
/// <param name="Instance">The address asked for.</param>
/// <param name="Errors">Everything wrong with the request, when its content is the problem.</param>
/// <param name="Reason">Why a runner's result was refused, a word of <c>JobRefusalReason</c>.</param>
/// <param name="Plan">The hash of the plan that the run waits for, when another was decided on.</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? Instance = null,
    IReadOnlyList<FieldError>? Errors = null,
    string? Reason = null,
    string? Plan = null)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A problem of a kind.</summary>
    public static ApiProblem Of(ProblemKind kind, string detail) => new($"urn:hybridtrust:problem:{kind.Name}", kind.Title, kind.Status, detail);
}
