namespace HybridTrust.Watch;

/// <summary>What a watched certificate is for.</summary>
public enum WatchedCertificate
{
    /// <summary>Exchange Server's auth certificate in use.</summary>
    Auth,

    /// <summary>The auth certificate that is staged to follow.</summary>
    NextAuth,

    /// <summary>Skype for Business Server's OAuthTokenIssuer.</summary>
    TokenIssuer,

    /// <summary>The host's job signer.</summary>
    JobSigner,
}
