using HybridTrust.Jobs;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// How far the estate's clock was ahead when the host last knew, kept with the host's journal: a host that comes back must not date anything before
/// what it wrote, and it works before its estate is up.
/// </summary>
internal sealed class ClockFile(string folder)
{
    private readonly string _path = Path.Combine(folder, "clock");

    /// <summary>What was kept; zero where nothing was.</summary>
    public TimeSpan Read() => File.Exists(_path) && SimulatedClock.Read(File.ReadAllText(_path).Trim()) is { } ahead ? ahead : TimeSpan.Zero;

    /// <summary>Keeps it; it is on the disk when this returns.</summary>
    public void Write(TimeSpan ahead) => PrivateFile.Write(_path, SimulatedClock.Format(ahead) + "\n");
}
