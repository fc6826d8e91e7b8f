using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Problems;

/// <summary>Answers a request with a problem document.</summary>
/// <param name="problem">The problem; the address asked for is filled in.</param>
public sealed class ProblemResult(ApiProblem problem) : IResult, IStatusCodeHttpResult
{
    /// <summary>The problem.</summary>
    public ApiProblem Problem => problem;

    /// <inheritdoc />
    public int? StatusCode => problem.Status;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var document = TrustJson.SerializeToUtf8(problem with { Instance = httpContext.Request.Path.ToUriComponent() });
        httpContext.Response.StatusCode = problem.Status;
        httpContext.Response.ContentType = ApiProblem.MediaType;
        httpContext.Response.ContentLength = document.Length;
        await httpContext.Response.Body.WriteAsync(document, httpContext.RequestAborted);
    }
}
