namespace HybridTrust.Local.Hosting.Records;

/// <summary>Puts a file into place at once: after a crash it is there in full, or as it was before.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file. When this returns, it is on disk under its name.</summary>
    /// <param name="path">The file; its folder is created where needed.</param>
    /// <param name="temporary">A folder on the same file system, for the file while it is written.</param>
    /// <param name="content">All of it.</param>
    public static void Write(string path, string temporary, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(temporary);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DirectoryEntry.Flush(Path.GetDirectoryName(folder)!);
        }

        var half = Path.Combine(temporary, Guid.NewGuid().ToString("N"));
        using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
        DirectoryEntry.Flush(folder);
    }

    /// <summary>Removes what a crash left half written.</summary>
    public static void RemoveLeftovers(string temporary)
    {
        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
