using HybridTrust.Organizations;

namespace HybridTrust.Planning.Facts;

/// <summary>The first build of an update line that can use the dedicated hybrid application.</summary>
/// <param name="Least">The build.</param>
/// <param name="Product">The product and update, such as <c>Exchange 2016 CU23</c>.</param>
/// <param name="Arrived">What brought it, such as <c>the April 2025 hotfix</c>.</param>
public sealed record DedicatedAppBuild(ExchangeBuild Least, string Product, string Arrived);
