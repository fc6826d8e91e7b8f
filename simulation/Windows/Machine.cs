using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Windows;

/// <summary>A simulated Windows server below its product: one for every Exchange server and every front end.</summary>
internal sealed record Machine
{
    public required string Fqdn { get; init; }

    public IReadOnlyList<WindowsService> Services { get; init; } = [];

    public IReadOnlyList<ApplicationPool> ApplicationPools { get; init; } = [];

    public ApplicationPool? FindPool(string name) =>
        ApplicationPools.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How far its clock is ahead of the estate's; negative when it is late.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>What its time zone adds to UTC now.</summary>
    public int UtcOffsetMinutes { get; init; }

    /// <summary>Whether SCHANNEL lets programs call out with TLS 1.2.</summary>
    public bool Tls12Client { get; init; } = true;

    /// <summary>Whether .NET Framework programs use what SCHANNEL allows (SystemDefaultTlsVersions, SchUseStrongCrypto).</summary>
    public bool DotNetSystemTls { get; init; } = true;

    /// <summary>The machine's proxy (WinHTTP), such as <c>http://proxy:8080</c>; null for none.</summary>
    public string? WinHttpProxy { get; init; }

    /// <summary>The file version of Exchange's ExSetup.exe; null where there is no Exchange.</summary>
    public string? ExSetupVersion { get; init; }

    public IReadOnlyList<ScheduledTask> ScheduledTasks { get; init; } = [];

    public IReadOnlyList<IisBinding> IisBindings { get; init; } = [];

    /// <summary>Exchange components that an admin took out of service; <c>ServerWideOffline</c> is maintenance.</summary>
    public IReadOnlyList<string> InactiveComponents { get; init; } = [];

    /// <summary>Components that a requester keeps inactive for a while.</summary>
    public IReadOnlyList<ComponentHold> ComponentHolds { get; init; } = [];

    public bool IsActive(string component) => !InactiveComponents.Concat(ComponentHolds.Select(h => h.Component)).Any(held =>
        string.Equals(held, component, StringComparison.OrdinalIgnoreCase)
        || string.Equals(held, ServerComponents.ServerWideOffline, StringComparison.OrdinalIgnoreCase));
}
