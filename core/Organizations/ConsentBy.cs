namespace HybridTrust.Organizations;

/// <summary>Who consents to an application's permissions.</summary>
public enum ConsentBy
{
    /// <summary>An administrator, by hand; the run says how and waits for nothing.</summary>
    Person,

    /// <summary>The run itself: its identity holds <c>AppRoleAssignment.ReadWrite.All</c>.</summary>
    Run,
}
