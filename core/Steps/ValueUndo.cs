namespace HybridTrust.Steps;

/// <summary>
/// Decides value by value what undo puts back (domain 11, row 8): what is still as the run wrote it goes back, what somebody has changed
/// since stays and is named, and neither holds the other up.
/// </summary>
internal sealed class ValueUndo
{
    private readonly string _name;
    private readonly List<string> _theirs = [];

    /// <summary>Compares an object with what the run wrote.</summary>
    /// <param name="name">The object, as an admin names it.</param>
    /// <param name="written">What the run wrote, with what was there before.</param>
    /// <param name="now">What a property is now.</param>
    /// <param name="isOurs">Whether that is still what the run wrote.</param>
    public ValueUndo(string name, IEnumerable<Setting> written, Func<Setting, string?> now, Func<Setting, string?, bool> isOurs)
    {
        _name = name;
        var ours = new List<Setting>();
        foreach (var setting in written)
        {
            var value = now(setting);
            if (isOurs(setting, value))
            {
                ours.Add(setting);
            }
            else if (!string.Equals(value ?? "", setting.Actual ?? "", StringComparison.OrdinalIgnoreCase))
            {
                _theirs.Add($"{setting.Property} is {(string.IsNullOrEmpty(value) ? "empty" : value)}, not {setting.Expected}");
            }
        }

        Ours = ours;
    }

    /// <summary>What goes back.</summary>
    public IReadOnlyList<Setting> Ours { get; }

    /// <summary>Whether a property goes back.</summary>
    public bool PutsBack(string property) => Ours.Any(s => string.Equals(s.Property, property, StringComparison.Ordinal));

    /// <summary>What came of it, once what goes back is back.</summary>
    public UndoOutcome Outcome()
    {
        var back = string.Join(", ", Ours.Select(s => s.Property));
        return (Ours.Count, _theirs.Count) switch
        {
            (0, 0) => new UndoOutcome.NothingToUndo { Sentence = $"{_name} is as it was before the run already." },
            (_, 0) => new UndoOutcome.Undone { Sentence = $"{_name} has its former settings again: {back}." },
            (0, _) => new UndoOutcome.Blocked { Sentence = $"{_name} was changed again after this run ({Theirs}); nothing was put back." },
            _ => new UndoOutcome.Blocked { Sentence = $"{_name} has its former settings again: {back}. The rest was changed again after this run and left as it is: {Theirs}." },
        };
    }

    private string Theirs => string.Join("; ", _theirs);
}
