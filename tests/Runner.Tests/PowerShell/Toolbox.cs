using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>Real shells whose cmdlets are those of the Toolbox module.</summary>
public sealed class Toolbox : IAsyncLifetime
{
    internal BridgeFolder Folder { get; } = new();

    internal TimerTime Time { get; } = new();

    internal PowerShellShells Shells { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Shells = new PowerShellShells(
            PowerShellFactAttribute.WhyNot is null ? Folder.Program : null,
            new ModuleAccess(Folder.At("Toolbox.psm1")),
            PowerShellConfig.Default with { Operation = TimeSpan.FromMinutes(2) },
            ToolboxCatalogue.Value,
            Time,
            NullLogger.Instance);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Shells.DisposeAsync();
        Folder.Dispose();
    }

    internal Task<ICmdletShell> OpenAsync(string server = "ex1.fabrikam.com") => Shells.OpenAsync(ShellKind.ExchangeServer, server, CancellationToken.None);

    internal async Task<CmdletResult> InvokeAsync(string operation, params KeyValuePair<string, CmdletValue?>[] parameters)
    {
        var shell = await OpenAsync();
        return await shell.InvokeAsync(OperationCall.Of(operation, parameters), CancellationToken.None);
    }

    internal async Task<CmdletError> FailAsync(string operation, params KeyValuePair<string, CmdletValue?>[] parameters) =>
        (await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(operation, parameters))).Error;

    internal static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);

    /// <summary>How often a counting cmdlet ran.</summary>
    internal int Count() => File.Exists(Folder.At("count.txt")) ? File.ReadAllText(Folder.At("count.txt")).Length : 0;
}
