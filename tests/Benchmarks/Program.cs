using System.Globalization;
using HybridTrust.Benchmarks;

// dotnet run --project tests/Benchmarks -- rehearsal [PROFILE [ROUNDS]]
// dotnet run --project tests/Benchmarks -- watch [ORGANIZATIONS]
// dotnet run --project tests/Benchmarks -- [engine [TOTAL [AT-ONCE [ROUNDS]]]]
switch (args)
{
    case ["rehearsal", .. var rest]:
        await RehearsalBenchmark.RunAsync(rest.ElementAtOrDefault(0) ?? Path.Combine("samples", "northwind.json"), Number(rest, 1, 5));
        return 0;
    case ["watch", .. var rest]:
        await WatchBenchmark.RunAsync(Number(rest, 0, 10_000));
        return 0;
    case [] or ["engine", ..]:
        var numbers = args.Skip(1).ToArray();
        await EngineBenchmark.RunAsync(Number(numbers, 0, 5000), Number(numbers, 1, 200), Number(numbers, 2, 3));
        return 0;
    default:
        await Console.Error.WriteLineAsync("There are three benchmarks: 'engine [TOTAL [AT-ONCE [ROUNDS]]]', 'rehearsal [PROFILE [ROUNDS]]' and 'watch [ORGANIZATIONS]'.");
        return 64;
}

static int Number(string[] given, int at, int otherwise) =>
    given.Length > at ? int.Parse(given[at], CultureInfo.InvariantCulture) : otherwise;
