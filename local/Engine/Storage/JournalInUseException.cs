namespace HybridTrust.Local.Engine.Storage;

/// <summary>Two engines on one journal would each act on half of what happened, so the second is refused.</summary>
internal sealed class JournalInUseException(string directory, Exception inner) : IOException(
    $"The data directory '{directory}' is in use by another engine. Stop that process, or give this one a directory of its own (--data).",
    inner)
{
    /// <summary>The directory both want.</summary>
    public string DataDirectory { get; } = directory;
}
