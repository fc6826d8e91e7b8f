using HybridTrust.Local.Commands;

namespace HybridTrust.Local.Display;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunDisplay
{
    /// <summary>A moving table on a terminal, lines elsewhere, nothing where a program reads.</summary>
    public static IRunDisplay For(Terminal terminal, bool json) => (json, terminal.Live) switch
    {
        (true, _) => new SilentDisplay(),
        (_, true) => new LiveDisplay(),
        _ => new LineDisplay(terminal.Output),
    };
}
