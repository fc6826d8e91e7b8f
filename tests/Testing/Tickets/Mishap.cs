namespace HybridTrust.Testing.Tickets;

/// <summary>What goes wrong with one request to a fake ticket system.</summary>
public enum Mishap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>500, and nothing was written.</summary>
    Error,

    /// <summary>It was written, and 500 is answered all the same.</summary>
    ErrorAfterwards,

    /// <summary>429 with the time in Retry-After.</summary>
    TooMany,

    /// <summary>The connection ends before anything was written.</summary>
    Dropped,

    /// <summary>It was written, and the connection ends without an answer.</summary>
    DroppedAfterwards,

    /// <summary>It was written, and the answer comes later than anybody waits.</summary>
    Slow,
}
