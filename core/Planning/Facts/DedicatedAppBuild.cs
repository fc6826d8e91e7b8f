using HybridTrust.Organizations;

namespace HybridTrust.Planning.Facts;

/// <summary>The first build of an update line that can use the dedicated hybrid application.</summary>
/// <param name="Least">The build.</param>
/// <param name="Name">What to install, such as <c>Exchange 2016 CU23 with the hotfix of April 2025</c>.</param>
public sealed record DedicatedAppBuild(ExchangeBuild Least, string Name);
