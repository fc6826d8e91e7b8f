using HybridTrust.Simulation.Windows;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>What the file says of Windows on a server; null and empty mean as it is usual.</summary>
internal sealed record StartingMachine(
    string Fqdn,
    int ClockOffsetSeconds,
    int UtcOffsetMinutes,
    bool Tls12Client,
    bool DotNetSystemTls,
    string? WinHttpProxy,
    string? ExSetupVersion,
    IReadOnlyList<ScheduledTask> ScheduledTasks,
    IReadOnlyList<string> InactiveComponents)
{
    /// <summary>Services that do not run.</summary>
    public IReadOnlyList<string> StoppedServices { get; init; } = [];
}
