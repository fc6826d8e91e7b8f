using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Local.Commands;

/// <summary>Where a command writes.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What went wrong, and what a person wants to know meanwhile.</param>
/// <param name="Live">Whether the output is a terminal that shows colours and moving tables.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool Live)
{
    /// <summary>The terminal of these writers; live only when they are the process's own console and nothing asks for plain text.</summary>
    public static Terminal Of(TextWriter output, TextWriter error) => new(
        output,
        error,
        ReferenceEquals(output, Console.Out)
            && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal));

    /// <summary>Characters in a line of running text: the terminal's, within what reads well.</summary>
    public int Width => Live ? Math.Clamp(Console.WindowWidth - 1, 40, 110) : 100;

    /// <summary>Writes one JSON object, laid out for a person who looks at it too.</summary>
    public void Json<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, TrustJson.Readable));
}
