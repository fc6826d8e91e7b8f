namespace HybridTrust.Runner.HostChannel;

/// <summary>What posting a result gave.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The host has it.</summary>
    internal sealed record Taken : PostOutcome;

    /// <summary>The host had it already, or waits for it no more; either way it is not to be sent again.</summary>
    internal sealed record NotWanted : PostOutcome;

    /// <summary>The host looked at it and will never take it; sending it again cannot help.</summary>
    internal sealed record Refused(string Why) : PostOutcome;

    /// <summary>Not delivered; it is to be sent again.</summary>
    internal sealed record Failed(string Why, TimeSpan RetryAfter) : PostOutcome;
}
