namespace HybridTrust.Api.Requests;

/// <summary>Tells held requests that it is worth looking again, on a host whose engine can say so.</summary>
public interface IChangeNews
{
    /// <summary>
    /// Ends when, from now on, an instance starts, ends or publishes its status. Not every change is told: whoever waits looks again
    /// after a while all the same.
    /// </summary>
    Task Next { get; }
}
