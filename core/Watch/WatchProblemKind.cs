namespace HybridTrust.Watch;

/// <summary>What can be wrong beside a certificate's end.</summary>
public enum WatchProblemKind
{
    /// <summary>The organization could not be read to its end.</summary>
    Unreadable,

    /// <summary>The vault does not hold the certificate in use.</summary>
    VaultEmpty,

    /// <summary>The certificate in use is not among the keys of somebody who must accept it.</summary>
    KeyMissing,

    /// <summary>The next certificate is not among the keys of somebody who must accept it.</summary>
    NextKeyMissing,

    /// <summary>Keys of this organization are on Exchange Online's own principal, where nobody needs them (domain 2(f)).</summary>
    FirstPartyKeys,

    /// <summary>A server does not hold a certificate that AuthConfig names, or cannot use its key.</summary>
    ServerLacksCertificate,

    /// <summary>Microsoft's scheduled task rotates too (domain 11, row 12).</summary>
    RivalTask,

    /// <summary>A proof failed.</summary>
    ProofFailed,

    /// <summary>The vault holds another certificate than the servers sign with: what the cloud is compared with is not what is in use.</summary>
    VaultDiffers,

    /// <summary>Skype for Business Server's OAuthTokenIssuer certificate is not as it must be on every front end.</summary>
    TokenIssuer,

    /// <summary>The tenant's policy allows keys for less time than the next certificate would be valid.</summary>
    KeyLifetimeCapped,

    /// <summary>No verification of the servers has ended for too long.</summary>
    NotVerified,

    /// <summary>The job signer's certificate could not be read: without it no job is signed and no approval counts.</summary>
    SignerUnreadable,
}
