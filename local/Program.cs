using HybridTrust.Local.Commands;
using HybridTrust.Local.Processes;

using var stop = new StopSignals();
return await CommandLine.InvokeAsync(args, Console.Out, Console.Error, stop.Token);
