namespace HybridTrust.Cmdlets;

/// <summary>What a shell's error means to a step.</summary>
public enum CmdletErrorKind
{
    /// <summary>Anything not told apart below.</summary>
    Other,

    /// <summary>The object asked for does not exist.</summary>
    NotFound,

    /// <summary>The object to create exists already.</summary>
    AlreadyExists,

    /// <summary>The shell knows no such cmdlet or parameter.</summary>
    NotSupported,

    /// <summary>The account lacks the right.</summary>
    Denied,

    /// <summary>The server did not answer.</summary>
    Unreachable,

    /// <summary>The session ended before the operation answered. It may have run in part: look before it is asked for again.</summary>
    SessionDied,
}
