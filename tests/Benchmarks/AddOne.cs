using HybridTrust.Workflows;

namespace HybridTrust.Benchmarks;

/// <summary>The cheapest activity, so that the engine is what is measured.</summary>
internal sealed class AddOne : Activity<int, int>
{
    public static ActivityReference<int, int> Reference { get; } = new("add-one");

    public override Task<int> RunAsync(int input, CancellationToken cancellation) => Task.FromResult(input + 1);
}
