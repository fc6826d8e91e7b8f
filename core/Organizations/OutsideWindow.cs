namespace HybridTrust.Organizations;

/// <summary>What an approved run does when it may not change anything at the moment.</summary>
public enum OutsideWindow
{
    /// <summary>It waits until it may.</summary>
    Wait,

    /// <summary>It ends, with nothing half done.</summary>
    Stop,
}
