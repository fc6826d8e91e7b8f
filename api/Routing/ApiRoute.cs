using HybridTrust.Api.Callers;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Senders;

namespace HybridTrust.Api.Routing;

/// <summary>A route: what hosts map, what the gate checks and what the OpenAPI document says, in one place.</summary>
/// <param name="Name">The operation's id in the OpenAPI document.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The address, such as <c>/api/runs/{id}</c>; the only parameter is <c>id</c>.</param>
/// <param name="Summary">What it does, in a line.</param>
public sealed record ApiRoute(string Name, string Method, string Pattern, string Summary)
{
    /// <summary>The roles of which a caller needs one; empty means that anyone may ask, unless a signature is required.</summary>
    public required IReadOnlyList<CallerRole> Roles { get; init; }

    /// <summary>
    /// Whether the body brings a code that stands for a credential: a host that issues tokens asks for no other, because the caller has
    /// none yet. A host that knows its callers by their directory asks for the roles all the same.
    /// </summary>
    public bool BringsCode { get; init; }

    /// <summary>What a signature of the sender is worth.</summary>
    public SignatureUse Signature { get; init; }

    /// <summary>How a sender signs, where a signature counts: names of <see cref="OpenApi.SecuritySchemes"/>, any of which will do.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];

    /// <summary>The answers that are no problems.</summary>
    public required IReadOnlyList<ApiResponse> Responses { get; init; }

    /// <summary>The problems beyond those that the gate itself answers with.</summary>
    public IReadOnlyList<ProblemKind> Problems { get; init; } = [];

    /// <summary>The type of the JSON body; null when there is none.</summary>
    public Type? Body { get; init; }

    /// <summary>The query parameters.</summary>
    public IReadOnlyList<ApiQuery> Query { get; init; } = [];

    /// <summary>Whether the address holds an id.</summary>
    public bool HasId => Pattern.Contains("{id}", StringComparison.Ordinal);

    /// <summary>What the document lists the route under: the first word of its address after <c>/api</c>.</summary>
    public string Group => Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).First(word => word is not "api");

    /// <summary>The roles that may look at runs; whoever may ask or decide must be able to see.</summary>
    public static IReadOnlyList<CallerRole> Readers { get; } = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver];

    /// <summary>Every status of a problem that a caller may meet, ascending.</summary>
    public IReadOnlyList<int> ProblemStatuses() =>
    [
        .. Problems
            .Concat(Roles.Count > 0 ? [ProblemKind.Unauthenticated, ProblemKind.Forbidden] : [])
            .Concat(Signature is not SignatureUse.None ? [ProblemKind.SignatureRefused, ProblemKind.DeliveryTaken] : [])
            .Concat(Body is not null ? [ProblemKind.NotJson, ProblemKind.InvalidContent, ProblemKind.TooLarge, ProblemKind.UnsupportedMediaType] : [])
            .Concat(Query.Count > 0 ? [ProblemKind.BadRequest] : [])
            .Append(ProblemKind.Internal)
            .Select(p => p.Status)
            .Distinct()
            .Order(),
    ];
}
