using HybridTrust.Local.Engine;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Benchmarks;

/// <summary>Orchestrations a second on the embedded engine: five activities each, every record on disk before it counts.</summary>
internal static class EngineBenchmark
{
    /// <summary>Measures and prints.</summary>
    /// <param name="total">How many in all.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="rounds">How often.</param>
    public static async Task RunAsync(int total, int atOnce, int rounds)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"hybridtrust-bench-{Environment.ProcessId}");
        var registry = new WorkflowRegistry()
            .Add(AddOne.Reference, _ => new AddOne())
            .Add(FiveActivities.Reference, () => new FiveActivities());
        var services = new NoServices();
        try
        {
            for (var round = 1; round <= rounds; round++)
            {
                var flushes = new FlushCount();
                var options = new EmbeddedEngineOptions { DataDirectory = Path.Combine(directory, $"{round}"), Faults = flushes };
                await using var engine = new EmbeddedEngine(registry, services, TimeProvider.System, NullLoggerFactory.Instance, options);
                await engine.StartAsync(CancellationToken.None);
                var started = TimeProvider.System.GetTimestamp();
                var next = -1;
                await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
                {
                    int number;
                    while ((number = Interlocked.Increment(ref next)) < total)
                    {
                        var id = $"bench-{number}";
                        await engine.StartAsync(FiveActivities.Reference, id, number, CancellationToken.None);
                        var ended = await engine.WaitForEndAsync(id, CancellationToken.None);
                        if (ended.Status != InstanceStatus.Completed || ended.Output<int>() != number + 5)
                        {
                            throw new InvalidOperationException($"Instance '{id}' ended as {ended.Status}: {ended.Failure?.Message}");
                        }
                    }
                })));
                var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
                Console.WriteLine(
                    $"round {round}: {total / seconds:F0} orchestrations/s ({total} of 5 activities, {atOnce} at once, {seconds:F1} s; "
                    + $"{flushes.Records} records in {flushes.Flushes} flushes; {Environment.ProcessorCount} processors)");

                await engine.StopAsync(CancellationToken.None);
                started = TimeProvider.System.GetTimestamp();
                await using var again = new EmbeddedEngine(registry, services, TimeProvider.System, NullLoggerFactory.Instance, options);
                await again.StartAsync(CancellationToken.None);
                Console.WriteLine($"         reopened in {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:F0} ms");
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
