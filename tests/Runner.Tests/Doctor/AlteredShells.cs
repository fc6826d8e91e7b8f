using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.Tests.Doctor;

/// <summary>Shells into an estate, of which single answers are replaced; <see langword="null"/> leaves an answer as it is.</summary>
internal sealed class AlteredShells(ICmdletShells inner, Func<OperationCall, CmdletResult?> alter) : ICmdletShells
{
    public static CmdletResult Objects(params IEnumerable<IReadOnlyDictionary<string, CmdletValue>> objects) => new([.. objects.Select(o => new CmdletObject(o))], []);

    public async Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        new Shell(await inner.OpenAsync(kind, server, cancellation), alter);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Shell(ICmdletShell inner, Func<OperationCall, CmdletResult?> alter) : ICmdletShell
    {
        public ShellKind Kind => inner.Kind;

        public string Server => inner.Server;

        public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation) =>
            alter(call) ?? await inner.InvokeAsync(call, cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
