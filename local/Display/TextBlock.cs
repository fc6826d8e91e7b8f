namespace HybridTrust.Local.Display;

/// <summary>Running text in lines of a width.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">Characters in a line; a longer word has its own.</param>
internal sealed class TextBlock(TextWriter output, int width)
{
    /// <summary>Begins a part with an empty line and its heading.</summary>
    public void Heading(string heading)
    {
        output.WriteLine();
        Write("", heading);
    }

    /// <summary>Writes a line of a table as it is, without the spaces at its end.</summary>
    public void Line(string line) => output.WriteLine(line.TrimEnd());

    /// <summary>Writes text in as many lines as it takes.</summary>
    /// <param name="first">What stands before the first line; the others are indented as far.</param>
    /// <param name="text">The text.</param>
    public void Write(string first, string text)
    {
        var indent = new string(' ', first.Length);
        var line = first;
        var empty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line);
                (line, empty) = (indent, true);
            }

            line += empty ? word : $" {word}";
            empty = false;
        }

        output.WriteLine(line);
    }
}
