using HybridTrust.Api.Callers;

namespace HybridTrust.Api.Tests.Support;

/// <summary>The callers of the tests and their tokens.</summary>
internal static class Tokens
{
    public const string Requester = "requester-0000000000000000000000000000";
    public const string Approver = "approver-00000000000000000000000000000";
    public const string SecondApprover = "approver-two-0000000000000000000000000";
    public const string Reader = "reader-0000000000000000000000000000000";
    public const string Everything = "everything-000000000000000000000000000";
    public const string Exch = "runner-exch-00000000000000000000000000";
    public const string Exch2 = "runner-exch-2-000000000000000000000000";
    public const string NotEnrolled = "runner-not-enrolled-000000000000000000";

    public static IReadOnlyList<BearerToken> All { get; } =
    [
        BearerToken.Of("rita", Requester, CallerRole.Requester),
        BearerToken.Of("anna", Approver, CallerRole.Approver),
        BearerToken.Of("aron", SecondApprover, CallerRole.Approver),
        BearerToken.Of("rolf", Reader, CallerRole.Reader),
        BearerToken.Of("eve", Everything, CallerRole.Reader, CallerRole.Requester, CallerRole.Approver),
        BearerToken.Of("exch", Exch, CallerRole.Runner),
        BearerToken.Of("exch-2", Exch2, CallerRole.Runner),
        BearerToken.Of("gone", NotEnrolled, CallerRole.Runner),
    ];
}
