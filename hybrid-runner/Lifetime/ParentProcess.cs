using System.ComponentModel;
using System.Diagnostics;

namespace HybridTrust.Runner.Lifetime;

/// <summary>The process that started this one, for a runner that must not outlive it.</summary>
internal sealed class ParentProcess
{
    private readonly int _id;
    private readonly DateTime? _started;

    /// <summary>A process by its id; the time it started tells it from a later one with the same id.</summary>
    public ParentProcess(int id)
    {
        _id = id;
        _started = StartOf(id);
    }

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive() => _started is not null && StartOf(_id) == _started && !IsZombie();

    /// <summary>Returns once it is gone.</summary>
    public async Task GoneAsync(TimeProvider time, CancellationToken cancellation)
    {
        while (IsAlive())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellation);
        }
    }

    private static DateTime? StartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // A killed process keeps its id on Linux until its own parent has asked for its exit code.
    private bool IsZombie()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var status = File.ReadAllText($"/proc/{_id}/stat");
            return status[(status.LastIndexOf(')') + 1)..].TrimStart() is ['Z' or 'X', ..];
        }
        catch (IOException)
        {
            return true;
        }
    }
}
