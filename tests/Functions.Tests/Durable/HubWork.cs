using DurableTask.Core;
using DurableTask.Core.History;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>What is on its way in a hub, counted.</summary>
internal sealed class HubWork
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ended = new(StringComparer.OrdinalIgnoreCase);
    private int _turns;
    private int _activities;

    public bool IsDone
    {
        get
        {
            lock (_gate)
            {
                return _turns == 0 && _activities == 0 && _unread.Count == 0;
            }
        }
    }

    /// <summary>A message is sent to an instance; one that has ended reads nothing any more.</summary>
    public void Send(TaskMessage message)
    {
        var instance = message.OrchestrationInstance.InstanceId;
        lock (_gate)
        {
            if (message.Event is ExecutionStartedEvent)
            {
                _ended.Remove(instance);
            }

            if (!_ended.Contains(instance))
            {
                Count(instance, 1);
            }
        }
    }

    /// <summary>An instance reads messages and begins a turn.</summary>
    public void Begin(string instance, int messages)
    {
        lock (_gate)
        {
            _turns++;
            Count(instance, -messages);
        }
    }

    /// <summary>A turn is over.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _turns--;
        }
    }

    /// <summary>An instance has ended.</summary>
    public void End(string instance)
    {
        lock (_gate)
        {
            _ended.Add(instance);
            _unread.Remove(instance);
        }
    }

    /// <summary>Activities are handed out, or come back.</summary>
    public void Schedule(int activities)
    {
        lock (_gate)
        {
            _activities += activities;
        }
    }

    // A message may be read before whoever sent it has counted it.
    private void Count(string instance, int messages)
    {
        var unread = _unread.GetValueOrDefault(instance) + messages;
        if (unread == 0)
        {
            _unread.Remove(instance);
        }
        else
        {
            _unread[instance] = unread;
        }
    }
}
