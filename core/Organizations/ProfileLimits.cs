namespace HybridTrust.Organizations;

/// <summary>How much a profile may hold; the reader and the schema both read it here.</summary>
internal static class ProfileLimits
{
    public const int Bytes = 1024 * 1024;
    public const int Depth = 16;
    public const int Servers = 500;
    public const int DomainControllers = 100;
    public const int FrontEnds = 100;
    public const int PublicHosts = 100;
    public const int OptionalPrincipals = 100;
    public const int Procedures = 20;
    public const int Days = 7;
    public const int Freezes = 100;
    public const int ApprovalHours = 720;
    public const int People = 500;
    public const int PersonNames = 20;
    public const int ThresholdDays = 3650;

    // 48 hours, the widest UTC offset (14), the servicelet's 12 hours and replication between sites: just over three days (domain 11, row 3).
    public const int ShortestLeadDays = 4;
    public const int LongestLeadDays = 365;
    public const int ShortestValidityDays = 30;
    public const int LongestValidityDays = 3650;

    // Past this an admin gains nothing from more of the same.
    public const int Errors = 500;
}
