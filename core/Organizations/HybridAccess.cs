namespace HybridTrust.Organizations;

/// <summary>Through which API Exchange Server asks Exchange Online (domain 2(f)).</summary>
public enum HybridAccess
{
    /// <summary>Exchange Web Services, with <c>full_access_as_app</c>. Ends on 1 April 2027.</summary>
    Ews,

    /// <summary>Microsoft Graph; every server must be Exchange SE, in the worldwide cloud.</summary>
    Graph,

    /// <summary>Graph, with EWS kept for what Graph does not carry yet.</summary>
    Both,
}
