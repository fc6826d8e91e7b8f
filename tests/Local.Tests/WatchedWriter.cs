using System.Text;

namespace HybridTrust.Local;

/// <summary>A writer that a test can wait on.</summary>
internal sealed class WatchedWriter : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The rest of the line after a text, as soon as that line is complete.</summary>
    public async Task<string> AfterAsync(string start)
    {
        while (true)
        {
            var text = ToString();
            var from = text.IndexOf(start, StringComparison.Ordinal);
            var to = from < 0 ? -1 : text.IndexOf('\n', from);
            if (to > 0)
            {
                return text[(from + start.Length)..to].Trim();
            }

            await Task.Delay(25);
        }
    }

    public override void Write(char value)
    {
        lock (_gate)
        {
            _text.Append(value);
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }
}
