using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>What was started, in order; stopped the other way round, whatever happens.</summary>
internal sealed class SimulationParts : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly List<IRunningProgram> _children = [];

    public T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        if (part is IRunningProgram child)
        {
            _children.Add(child);
        }

        return part;
    }

    /// <summary>Ends with the first child that ends on its own, with the sentence about it.</summary>
    public async Task<string> DiedAsync()
    {
        var ended = await Task.WhenAny(_children.Select(c => c.Ended));
        return await ended ?? "A part of the simulation was stopped.";
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
        {
            if (part is ChildProcess)
            {
                // Each takes its time to go; together they take it once.
                AskChildren();
            }

            await part.DisposeAsync();
        }
    }

    private void AskChildren()
    {
        foreach (var child in _children.OfType<ChildProcess>())
        {
            child.AskToStop();
        }
    }
}
