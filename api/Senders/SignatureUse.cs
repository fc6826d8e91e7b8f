namespace HybridTrust.Api.Senders;

/// <summary>What a sender's signature is worth on a route.</summary>
public enum SignatureUse
{
    /// <summary>Nothing: a role is needed.</summary>
    None,

    /// <summary>As much as a role: either will do.</summary>
    InsteadOfRole,

    /// <summary>Everything: nobody is let in without, whatever roles they have.</summary>
    Required,
}
