using HybridTrust.Testing;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>Lets weeks pass for an engine: whenever it is still, the clock goes to where the next timer is due.</summary>
/// <param name="engine">The engine.</param>
/// <param name="clock">Its clock.</param>
/// <param name="client">The engine, asked from outside.</param>
public sealed class Calendar(ITimedEngine engine, SimulatedTime clock, IWorkflowClient client)
{
    /// <summary>One moment of stillness proves little: what comes next may be on its way between two threads.</summary>
    private const int MomentsOfStillness = 4;

    private readonly Queue<DateTimeOffset> _restarts = [];

    /// <summary>The engine as it is now.</summary>
    public IWorkflowClient Client { get; private set; } = client;

    /// <summary>How often the engine was restarted.</summary>
    public int Restarts { get; private set; }

    /// <summary>What happens in the world before the clock goes on to a time.</summary>
    public Func<DateTimeOffset, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    /// <summary>The longest jump of the clock; what happens meanwhile is asked at least this often.</summary>
    public TimeSpan LongestJump { get; set; } = TimeSpan.MaxValue;

    /// <summary>What others do for a run while the clock stands; true when they did something, or have something to do.</summary>
    public Func<WorkflowInstance, Task<bool>> Others { get; set; } = _ => Task.FromResult(false);

    /// <summary>Plans a restart of the engine; several in the order of time.</summary>
    public void RestartAt(DateTimeOffset time) => _restarts.Enqueue(time);

    /// <summary>Lets time pass until an instance has ended.</summary>
    public async Task<WorkflowInstance> PassAsync(string instanceId, CancellationToken limit)
    {
        for (var still = 0; ;)
        {
            var instance = await Client.FindAsync(instanceId, limit) ?? throw new KeyNotFoundException(instanceId);
            if (instance.Status is not InstanceStatus.Running)
            {
                return instance;
            }

            still = !await Others(instance) && await engine.IsStillAsync() ? still + 1 : 0;
            if (still >= MomentsOfStillness && clock.NextDue is { } due)
            {
                await GoOnAsync(due);
                still = 0;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), limit);
        }
    }

    private async Task GoOnAsync(DateTimeOffset due)
    {
        if (_restarts.TryPeek(out var restart) && restart < due)
        {
            _restarts.Dequeue();
            clock.MoveTo(restart);
            Client = await engine.RestartAsync();
            Restarts++;
            return;
        }

        var now = clock.GetUtcNow();
        var to = due - now > LongestJump ? now + LongestJump : due;
        await Meanwhile(to);
        clock.MoveTo(to);
    }
}
