using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Problems;

/// <summary>The problem for a status that no handler explained: no such address, no such method, something broken.</summary>
internal static class StatusProblem
{
    private const string BrokenHttp = "The request breaks the rules of HTTP. Look at the client and at proxies on the way.";

    public static ApiProblem Of(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status404NotFound => ApiProblem.Of(ProblemKind.NotFound,
            $"There is nothing at {request.Path.ToUriComponent()}. The addresses are described at /openapi/v1.json."),
        StatusCodes.Status405MethodNotAllowed => ApiProblem.Of(ProblemKind.MethodNotAllowed,
            $"{request.Path.ToUriComponent()} does not take {request.Method}. See /openapi/v1.json, or the Allow header of this answer."),
        StatusCodes.Status413PayloadTooLarge => ApiProblem.Of(ProblemKind.TooLarge, "The body is larger than this host takes. Send less at once."),
        StatusCodes.Status415UnsupportedMediaType => ApiProblem.Of(ProblemKind.UnsupportedMediaType,
            "The body has to be JSON. Send it with the header 'Content-Type: application/json'."),
        >= 400 and < 500 => (ApiProblem.Of(ProblemKind.BadRequest, BrokenHttp) with { Status = status }),
        _ => ApiProblem.Of(ProblemKind.Internal,
            "Nothing more is told here. The host's log says what happened, at this time and under this address; try again, and if it stays, read it there."),
    };
}
