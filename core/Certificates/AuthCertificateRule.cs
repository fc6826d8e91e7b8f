namespace HybridTrust.Certificates;

/// <summary>One rule for the auth certificate, checked.</summary>
/// <param name="Id">Its id, such as <c>key-size</c>.</param>
/// <param name="Holds">Whether the certificate keeps it.</param>
/// <param name="Informational">Whether breaking it is only worth telling.</param>
/// <param name="Sentence">What was seen and what is asked, for a person.</param>
public sealed record AuthCertificateRule(string Id, bool Holds, bool Informational, string Sentence);
