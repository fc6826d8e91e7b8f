namespace HybridTrust.Api.OpenApi;

/// <summary>What the groups of the OpenAPI document are about.</summary>
internal static class TagText
{
    /// <summary>A sentence about a group.</summary>
    public static string Of(string? tag) => tag switch
    {
        "tickets" => "What ticket systems deliver.",
        "runs" => "Runs with their plans, approvals, evidence and reports.",
        "orders" => "Orders for all runs: hold, resume, cancel.",
        "runner" => "The channel of a hybrid runner.",
        "runners" => "Inviting, enrolling and revoking hybrid runners.",
        "health" => "Whether the host takes requests.",
        "openapi" => "This document.",
        _ => $"Everything under /api/{tag}.",
    };
}
