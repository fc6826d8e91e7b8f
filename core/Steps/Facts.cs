namespace HybridTrust.Steps;

/// <summary>
/// What steps tell later steps, across sites: identities and thumbprints, by name (<see cref="FactNames"/>). Small and public; certificates
/// themselves go through the vault.
/// </summary>
public sealed class Facts
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>No facts yet.</summary>
    public Facts()
    {
    }

    /// <summary>Facts found earlier.</summary>
    public Facts(IReadOnlyDictionary<string, string> known)
    {
        foreach (var (name, value) in known)
        {
            _values[name] = value;
        }
    }

    /// <summary>All facts, by name.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>The fact, or null while it is not known.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Tells a fact; a later one replaces an earlier one.</summary>
    public void Publish(string name, string value) => _values[name] = value;

    /// <summary>Tells a fact, or takes it back where there is no value.</summary>
    public void Tell(string name, string? value)
    {
        if (value is null)
        {
            Retract(name);
        }
        else
        {
            Publish(name, value);
        }
    }

    /// <summary>Takes a fact back: what it named is gone.</summary>
    public void Retract(string name) => _values.Remove(name);
}
