using Microsoft.Win32.SafeHandles;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>A large window that moves forward over a file, so that a start reads the journal in few calls.</summary>
internal sealed class ScanWindow(SafeFileHandle handle)
{
    private const int Largest = 4 << 20;

    private byte[] _bytes = new byte[Math.Clamp(RandomAccess.GetLength(handle), 1, Largest)];
    private long _start;
    private int _count;

    /// <summary>The file's length when the scan began.</summary>
    public long FileLength { get; } = RandomAccess.GetLength(handle);

    /// <summary>The bytes from an offset on: at least as many as wanted, unless the file ends before.</summary>
    public ReadOnlySpan<byte> At(long offset, int wanted)
    {
        wanted = (int)Math.Min(wanted, FileLength - offset);
        if (offset < _start || offset + wanted > _start + _count)
        {
            Fill(offset, wanted);
        }

        return _bytes.AsSpan((int)(offset - _start), (int)(_start + _count - offset));
    }

    private void Fill(long offset, int wanted)
    {
        if (wanted > _bytes.Length)
        {
            _bytes = new byte[wanted];
        }

        _start = offset;
        _count = 0;
        while (_count < _bytes.Length)
        {
            var read = RandomAccess.Read(handle, _bytes.AsSpan(_count), offset + _count);
            if (read == 0)
            {
                break;
            }

            _count += read;
        }
    }
}
