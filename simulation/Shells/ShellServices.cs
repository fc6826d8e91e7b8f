using HybridTrust.Simulation.Partners;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Shells;

/// <summary>What operations use beyond the world itself: those that exchange tokens with real signatures.</summary>
/// <param name="Store">Holds the world; for what a read leaves behind on a server.</param>
/// <param name="Signer">Signs as a server.</param>
/// <param name="Tokens">The tenant's token service.</param>
/// <param name="Acceptance">How Exchange on premises takes a token.</param>
internal sealed record ShellServices(WorldStore Store, AssertionSigner Signer, TokenService Tokens, TokenAcceptance Acceptance)
{
    /// <summary>The world's private keys; they stay where they are.</summary>
    public required KeyFiles Keys { get; init; }
}
