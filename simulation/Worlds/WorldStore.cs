namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// Holds the world. Readers see a published world and need no lock; one change at a time works on a copy, which is on
/// disk before anybody sees it: what a response told is what a restart finds.
/// </summary>
internal sealed class WorldStore(World world, WorldFile file)
{
    private readonly Lock _changing = new();
    private volatile World _current = world;

    public World Current => _current;

    /// <summary>Makes a change. When it throws, nothing has happened.</summary>
    public T Change<T>(Func<World, T> change)
    {
        lock (_changing)
        {
            var draft = _current.Copy();
            var answer = change(draft);
            file.Save(draft);
            _current = draft;
            return answer;
        }
    }
}
