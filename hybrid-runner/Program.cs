using HybridTrust.Runner.Commands;

return await RunnerCommands.InvokeAsync(args, Console.Out, Console.Error);
