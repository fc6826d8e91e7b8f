using HybridTrust.Cmdlets;

namespace HybridTrust.Steps;

/// <summary>What to do when a step's object could not be read.</summary>
internal static class ReadingRemedy
{
    /// <summary>A sentence to stand behind the failure's own words.</summary>
    public static string For(Exception failure) => failure switch
    {
        CmdletException { Error.Kind: CmdletErrorKind.Unreachable } silent => $"Bring {silent.Server} back, then start again.",
        CmdletException { Error.Kind: CmdletErrorKind.Denied or CmdletErrorKind.NotSupported } refused =>
            $"See whether the runner's account has a role that lets it run {refused.Operation} on {refused.Server}, then start again.",
        CmdletException other => $"Run {other.Operation} on {other.Server} by hand and see why, then start again.",
        HttpRequestException or TimeoutException or OperationCanceledException => "See whether the other side can be reached from here, then start again.",
        _ => "See that put right, then start again.",
    };
}
