namespace HybridTrust.Api.Callers;

/// <summary>What a caller may do. The names are those of the application roles in Entra.</summary>
public enum CallerRole
{
    /// <summary>May read runs, plans, evidence and reports.</summary>
    Reader,

    /// <summary>May deliver tickets, and read.</summary>
    Requester,

    /// <summary>May decide on plans of others, and read.</summary>
    Approver,

    /// <summary>May fetch the jobs that bear its name and answer them; may not read runs.</summary>
    Runner,
}
