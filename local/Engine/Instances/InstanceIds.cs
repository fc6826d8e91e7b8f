namespace HybridTrust.Local.Engine.Instances;

/// <summary>What an instance may be called.</summary>
internal static class InstanceIds
{
    private const int Longest = 512;

    /// <summary>Refuses an id that cannot be stored or asked for.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or holds control characters or halves of surrogate pairs.</exception>
    public static void Check(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (id.Length > Longest || id.Any(character => char.IsControl(character) || char.IsSurrogate(character)))
        {
            throw new ArgumentException(
                $"An instance id has at most {Longest} characters and no control characters; this one has {id.Length}. Choose another id.",
                nameof(id));
        }
    }
}
