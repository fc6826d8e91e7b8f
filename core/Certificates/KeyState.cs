namespace HybridTrust.Certificates;

/// <summary>What a principal's key is to the auth certificate (domain 4).</summary>
public enum KeyState
{
    /// <summary>The current auth certificate.</summary>
    CurrentPresent,

    /// <summary>The next auth certificate.</summary>
    NextPresent,

    /// <summary>A valid key that is neither: a previous certificate, or somebody else's key.</summary>
    Stale,

    /// <summary>Past its end; listed for ever, checks nothing.</summary>
    Expired,

    /// <summary>The directory showed neither bytes nor a thumbprint: it may be ours, so it is never called stale.</summary>
    Unattributed,

    /// <summary>Not a certificate that checks signatures: no concern of the trust.</summary>
    OtherKind,
}
