using HybridTrust.Local.Engine.History;
using Microsoft.Win32.SafeHandles;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>The journal on disk: one file, only ever appended to.</summary>
internal sealed class JournalFile : IDisposable
{
    private const int FirstRead = 4096;

    private JournalFile(string path, SafeFileHandle handle)
    {
        FilePath = path;
        Handle = handle;
    }

    /// <summary>Where it is.</summary>
    public string FilePath { get; }

    /// <summary>For positioned reads and writes.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Opens the journal of a directory, creating it where needed.</summary>
    public static JournalFile Open(string directory)
    {
        var path = Path.Combine(directory, "journal.htj");
        return new JournalFile(path, File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
    }

    /// <summary>Reads one record again.</summary>
    /// <exception cref="JournalDamagedException">It is not intact (any more).</exception>
    public RecordedEvent Read(long offset)
    {
        var bytes = new byte[FirstRead];
        var count = ReadFully(bytes, offset);
        if (!JournalFrame.TryRead(bytes.AsSpan(0, count), out var header))
        {
            throw new JournalDamagedException(FilePath, offset);
        }

        if (header.FrameLength > count)
        {
            bytes = new byte[header.FrameLength];
            count = ReadFully(bytes, offset);
        }

        if (count < header.FrameLength)
        {
            throw new JournalDamagedException(FilePath, offset);
        }

        var payload = bytes.AsSpan(JournalFrame.HeaderSize, header.PayloadLength);
        return Crc32C.Of(payload) == header.PayloadChecksum
            ? HistoryCodec.Read(header, payload)
            : throw new JournalDamagedException(FilePath, offset);
    }

    /// <summary>Cuts what stands after the last intact record.</summary>
    public void Cut(long length)
    {
        RandomAccess.SetLength(Handle, length);
        RandomAccess.FlushToDisk(Handle);
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private int ReadFully(byte[] bytes, long offset)
    {
        var count = 0;
        while (count < bytes.Length)
        {
            var read = RandomAccess.Read(Handle, bytes.AsSpan(count), offset + count);
            if (read == 0)
            {
                break;
            }

            count += read;
        }

        return count;
    }
}
