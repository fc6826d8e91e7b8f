using System.Text.Json.Serialization;

namespace HybridTrust.Runs;

/// <summary>Who carries runs out; stamped into every run's evidence.</summary>
/// <param name="Version">The product's version.</param>
/// <param name="Simulated">True when the world behind the ports is an estate: everything it shows is marked so.</param>
/// <param name="ToolHash">SHA-256 of the host program's own file, 64 lower-case hex digits; null where it is not known.</param>
public sealed record HostIdentity(string Version, bool Simulated, string? ToolHash = null)
{
    /// <summary>Where people reach this host, for links; null where that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Uri? Address { get; init; }

    /// <summary>A page of this host, as a link where its address is known.</summary>
    public string Link(string path) => Address is null ? path : new Uri(Address, path).AbsoluteUri;
}
