using System.Buffers.Binary;
using System.Text;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>Reads what a <see cref="PayloadWriter"/> wrote. A payload that ends early is an <see cref="InvalidDataException"/>.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>A 32-bit number.</summary>
    public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    /// <summary>A time, UTC.</summary>
    public DateTimeOffset Time()
    {
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw new InvalidDataException("A journal record holds a time outside the calendar.");
    }

    /// <summary>A text that must be there.</summary>
    public string Text() => OptionalText() ?? throw new InvalidDataException("A journal record lacks a text that its kind requires.");

    /// <summary>A text or null.</summary>
    public string? OptionalText()
    {
        var length = Number();
        return length < 0 ? null : Encoding.UTF8.GetString(Next(length));
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException($"A journal record ends early: {count} bytes expected, {_rest.Length} there.");
        }

        var span = _rest[..count];
        _rest = _rest[count..];
        return span;
    }
}
