namespace HybridTrust.Simulation.Windows;

/// <summary>A simulated Windows server below its product: one for every Exchange server and every front end.</summary>
internal sealed record Machine
{
    public required string Fqdn { get; init; }

    public IReadOnlyList<WindowsService> Services { get; init; } = [];

    public IReadOnlyList<ApplicationPool> ApplicationPools { get; init; } = [];

    public ApplicationPool? FindPool(string name) =>
        ApplicationPools.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
}
