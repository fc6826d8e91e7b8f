namespace HybridTrust.Local.Processes;

/// <summary>Finds the product's processes that work in a folder, by their command lines.</summary>
internal static class ChildrenOf
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The id of a process of a program in a folder, as soon as there is one.</summary>
    public static async Task<int> FindAsync(string folder, string program)
    {
        var found = 0;
        await UntilAsync(() => (found = In(folder).FirstOrDefault(p => p.CommandLine.Contains(program, StringComparison.Ordinal))?.Id ?? 0) != 0);
        return found;
    }

    /// <summary>Waits until no process works in a folder, and gives those that still do.</summary>
    public static async Task<IReadOnlyList<string>> LeftAsync(string folder)
    {
        await UntilAsync(() => In(folder).Count == 0);
        return [.. In(folder).Select(p => p.CommandLine)];
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!done() && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(25);
        }
    }

    private static List<RunningProcess> In(string folder)
    {
        var found = new List<RunningProcess>();
        foreach (var directory in Directory.EnumerateDirectories("/proc").Where(d => Path.GetFileName(d).All(char.IsAsciiDigit)))
        {
            try
            {
                var commandLine = File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
                if (commandLine.Contains(folder, StringComparison.Ordinal))
                {
                    found.Add(new RunningProcess(int.Parse(Path.GetFileName(directory), System.Globalization.CultureInfo.InvariantCulture), commandLine));
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }

        return found;
    }

    private sealed record RunningProcess(int Id, string CommandLine);
}
