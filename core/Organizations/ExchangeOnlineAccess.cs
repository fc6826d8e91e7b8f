namespace HybridTrust.Organizations;

/// <summary>How Exchange Online cmdlets are run.</summary>
public enum ExchangeOnlineAccess
{
    /// <summary>By the ExchangeOnlineManagement module in a runner's shell: supported.</summary>
    Module,

    /// <summary>By the REST endpoint that the module uses: not supported by Microsoft for others.</summary>
    Rest,
}
