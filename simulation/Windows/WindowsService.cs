namespace HybridTrust.Simulation.Windows;

/// <summary>A Windows service that is installed.</summary>
/// <param name="Name">Its short name, such as <c>RTCSRV</c>.</param>
/// <param name="Running">Whether it runs.</param>
internal sealed record WindowsService(string Name, bool Running);
