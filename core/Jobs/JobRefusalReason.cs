namespace HybridTrust.Jobs;

/// <summary>The kinds of refusal, for envelopes and for results.</summary>
public enum JobRefusalReason
{
    /// <summary>Not a signed envelope of ours, or cut short.</summary>
    Malformed,

    /// <summary>Its format is newer than this release.</summary>
    UnsupportedVersion,

    /// <summary>The signature does not fit the content.</summary>
    BadSignature,

    /// <summary>Signed, but not by the signer that was pinned.</summary>
    WrongSigner,

    /// <summary>Meant for another runner, or answered by another.</summary>
    WrongRunner,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Issued in the future: a clock is wrong.</summary>
    NotYetValid,

    /// <summary>Its nonce was used before, by another envelope.</summary>
    Replayed,

    /// <summary>A newer fence has been seen for this organization.</summary>
    OlderFence,

    /// <summary>The result answers another job or envelope.</summary>
    WrongJob,

    /// <summary>The server's policy pins another Exchange organization.</summary>
    OrganizationNotAllowed,

    /// <summary>The server's policy does not allow the procedure.</summary>
    ProcedureNotAllowed,

    /// <summary>The server's policy does not allow the application id.</summary>
    ApplicationNotAllowed,

    /// <summary>The server's policy does not allow the management role.</summary>
    RoleNotAllowed,

    /// <summary>The server's policy allows no changes at this hour.</summary>
    OutsideHours,

    /// <summary>The server's policy allows no changes at all.</summary>
    ReadOnly,

    /// <summary>The server's policy file cannot be read or is not valid, so nothing is allowed.</summary>
    PolicyNotValid,

    /// <summary>A step that this runner does not know or that is not a runner's.</summary>
    UnknownStep,
}
