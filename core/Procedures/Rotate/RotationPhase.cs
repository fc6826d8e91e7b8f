namespace HybridTrust.Procedures.Rotate;

/// <summary>The parts of a rotation, in their order (domain 2(e), 11 row 1). Between them lie waits of hours to weeks.</summary>
public enum RotationPhase
{
    /// <summary>Make the next certificate, copy it, keep it, upload it. Nothing refers to it yet.</summary>
    Prepare,

    /// <summary>Everybody who must know it does: set it as next, with its date.</summary>
    Date,

    /// <summary>The date is put off, because a daily check failed.</summary>
    Postpone,

    /// <summary>The servicelet has published it, and every site sees that.</summary>
    Publish,

    /// <summary>Every server signs with it.</summary>
    Follow,

    /// <summary>The vault and who reads Exchange's metadata know it as the current one.</summary>
    Refresh,

    /// <summary>The former one is taken away where it is ours.</summary>
    Remove,
}
