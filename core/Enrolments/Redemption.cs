namespace HybridTrust.Enrolments;

/// <summary>What bringing a code gave.</summary>
public abstract record Redemption
{
    private Redemption()
    {
    }

    /// <summary>The code was good, and is used up now.</summary>
    /// <param name="Invitation">What it stood for.</param>
    public sealed record Accepted(Invitation Invitation) : Redemption;

    /// <summary>The code is worth nothing.</summary>
    /// <param name="Why">Why, and what to do.</param>
    public sealed record Refused(string Why) : Redemption;
}
