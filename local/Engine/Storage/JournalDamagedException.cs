namespace HybridTrust.Local.Engine.Storage;

/// <summary>A record that was intact before cannot be read.</summary>
internal sealed class JournalDamagedException(string path, long offset) : IOException(
    $"The journal '{path}' is damaged at byte {offset}. Stop the host, check the disk and restore the file from a backup.")
{
    /// <summary>The journal file.</summary>
    public string Path { get; } = path;

    /// <summary>Where the record starts.</summary>
    public long Offset { get; } = offset;
}
