using System.Net;
using HybridTrust.Organizations;

namespace HybridTrust.Simulation;

/// <summary>How an estate is started.</summary>
public sealed record EstateOptions
{
    /// <summary>The organization that the estate stands for.</summary>
    public required OrganizationProfile Profile { get; init; }

    /// <summary>
    /// The text of the estate file (JSON). It is used when the directory holds no world yet;
    /// later the world goes on from where it was.
    /// </summary>
    public required string EstateFile { get; init; }

    /// <summary>The directory that the estate owns: its state file and its private keys. Created when absent.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The bearer token that every request must carry; at least 16 characters.</summary>
    public required string Token { get; init; }

    /// <summary>The address to listen on; anything but loopback is refused.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Hears where the estate will listen, as soon as its directory and its port are its own. Requests are taken from then on, and
    /// answered once the world is there; null hears nothing.
    /// </summary>
    public Action<Uri>? Announce { get; init; }

    /// <summary>Names of faults to switch on at start, beside those of the estate file.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What the estate's clock shows at start; null goes on from where it was, or begins with real time.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How many estate seconds pass in a real second; null keeps the speed it had, or 1.</summary>
    public double? Speed { get; init; }

    /// <summary>How long to wait for an estate before this one that is just leaving the directory.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Whether each change of the world is on disk before anybody sees it; false for a world that goes with its process, where hundreds of worlds
    /// are wanted one after the other.
    /// </summary>
    public bool Kept { get; init; } = true;

    /// <summary>Real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
