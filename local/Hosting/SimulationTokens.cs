using HybridTrust.Api.Callers;

namespace HybridTrust.Local.Hosting;

/// <summary>The tokens of a simulation. Requester and approver are two people, because one may not approve what it asked for.</summary>
/// <param name="Estate">Host and runners to the estate.</param>
/// <param name="Requester">Files tickets.</param>
/// <param name="Approver">Decides on plans.</param>
/// <param name="Runners">Each runner's own, by name.</param>
internal sealed record SimulationTokens(
    TokenFile Estate, TokenFile Requester, TokenFile Approver, IReadOnlyDictionary<string, TokenFile> Runners)
{
    /// <summary>The name of the person who files the rehearsal's ticket.</summary>
    public const string RequesterName = "rehearsal-requester";

    /// <summary>The name of the person who approves in a rehearsal.</summary>
    public const string ApproverName = "rehearsal-approver";

    /// <summary>The tokens of a workspace, made where there are none.</summary>
    /// <param name="workspace">Where they lie.</param>
    /// <param name="runners">The runners' names.</param>
    /// <param name="estate">The token of an estate that somebody else runs; null for one of ours.</param>
    public static SimulationTokens Open(Workspace workspace, IReadOnlyList<string> runners, TokenFile? estate) => new(
        estate ?? TokenFile.Open(Path.Combine(workspace.Secrets, "estate.token")),
        TokenFile.Open(Path.Combine(workspace.Secrets, "requester.token")),
        TokenFile.Open(Path.Combine(workspace.Secrets, "approver.token")),
        runners.ToDictionary(r => r, r => TokenFile.Open(Path.Combine(workspace.Runner(r), "token")), StringComparer.Ordinal));

    /// <summary>What the API knows of them.</summary>
    public IReadOnlyList<BearerToken> Callers() =>
    [
        BearerToken.Of(RequesterName, Requester.Token, CallerRole.Requester),
        BearerToken.Of(ApproverName, Approver.Token, CallerRole.Approver),
        .. Runners.Select(r => BearerToken.Of(r.Key, r.Value.Token, CallerRole.Runner)),
    ];
}
