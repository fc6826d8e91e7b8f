namespace HybridTrust.Simulation.Windows;

/// <summary>A task of the Windows task scheduler.</summary>
/// <param name="Name">Its name, without the folder.</param>
/// <param name="Enabled">Whether it runs by itself.</param>
internal sealed record ScheduledTask(string Name, bool Enabled);
