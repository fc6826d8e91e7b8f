namespace HybridTrust.Certificates;

/// <summary>Whose key a principal's key is (domain 11, row 7). Only what is surely this organization's is ever removed.</summary>
public enum KeyOwner
{
    /// <summary>This organization's auth certificate in use.</summary>
    OwnCurrent,

    /// <summary>This organization's auth certificate that is staged as next.</summary>
    OwnNext,

    /// <summary>An auth certificate that this organization had.</summary>
    OwnFormer,

    /// <summary>An auth certificate of another Exchange organization, by its subject.</summary>
    OtherForest,

    /// <summary>Skype for Business Server's, by the SIP domain in its subject.</summary>
    SkypeServer,

    /// <summary>Another product's or person's, by its subject.</summary>
    Other,

    /// <summary>The directory did not show enough of it to tell; it may be anybody's, so it is nobody's to remove.</summary>
    Unknown,

    /// <summary>Not a certificate that checks signatures: no concern of the trust.</summary>
    OtherKind,
}
