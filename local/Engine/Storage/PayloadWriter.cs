using System.Buffers.Binary;
using System.Text;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>Builds one frame in one array: room for the header, then the payload, so that a record is never copied.</summary>
internal sealed class PayloadWriter
{
    private byte[] _bytes = new byte[JournalFrame.HeaderSize + 288];

    /// <summary>Bytes so far, header included.</summary>
    public int Length { get; private set; } = JournalFrame.HeaderSize;

    /// <summary>The frame, its header not yet filled in.</summary>
    public Memory<byte> Frame => _bytes.AsMemory(0, Length);

    /// <summary>Adds a 32-bit number.</summary>
    public void Number(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);

    /// <summary>Adds a time, to the tick.</summary>
    public void Time(DateTimeOffset value) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value.UtcTicks);

    /// <summary>Adds a text, or that there is none.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Encoding.UTF8.GetBytes(value, Next(length));
    }

    private Span<byte> Next(int count)
    {
        var needed = checked(Length + count);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(needed, Math.Min(_bytes.Length * 2L, Array.MaxLength)));
        }

        var span = _bytes.AsSpan(Length, count);
        Length = needed;
        return span;
    }
}
