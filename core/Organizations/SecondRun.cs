namespace HybridTrust.Organizations;

/// <summary>What becomes of a ticket that asks for changes while another run changes the same organization.</summary>
public enum SecondRun
{
    /// <summary>Asking for the same, it attaches: that run is its run. Asking for something else, it queues.</summary>
    Attach,

    /// <summary>Its run waits until the other has ended.</summary>
    Queue,

    /// <summary>It is refused.</summary>
    Refuse,
}
