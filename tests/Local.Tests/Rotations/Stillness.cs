using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>Knows whether an engine has anything left to do but wait: no activity runs, and every record is on the disk.</summary>
internal sealed class Stillness(long? crashBefore = null) : IJournalFaults
{
    private int _working;
    private long _flushed;
    private long _written;

    /// <summary>Records that the engine has begun to write.</summary>
    public long Records => Interlocked.Read(ref _written);

    /// <summary>Whether nothing goes on at this moment; one moment alone proves little.</summary>
    public bool IsStill => Volatile.Read(ref _working) == 0 && Records == Interlocked.Read(ref _flushed) && ThreadPool.PendingWorkItemCount == 0;

    /// <summary>A registry whose activities are counted while they run.</summary>
    public WorkflowRegistry Watch(WorkflowRegistry registry)
    {
        var activities = (Dictionary<string, RegisteredActivity>)registry.Activities;
        foreach (var (name, activity) in activities.ToList())
        {
            activities[name] = activity with
            {
                RunAsync = async (services, input, cancellation) =>
                {
                    Interlocked.Increment(ref _working);
                    try
                    {
                        return await activity.RunAsync(services, input, cancellation);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref _working);
                    }
                },
            };
        }

        return registry;
    }

    public bool CrashesBefore(long sequence)
    {
        Interlocked.Increment(ref _written);
        return sequence == crashBefore;
    }

    public void Flushed(int records) => Interlocked.Add(ref _flushed, records);
}
